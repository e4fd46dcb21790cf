import { expect, it } from 'vitest';
import { createQuote } from '../../../../components/post/create-quote.ts';
import { createTestPost } from '../create-test-clients.ts';

const excerpt = { text: '剔除退款的 GMV', marks: [], offset: 12, cutBefore: true, cutAfter: true } as const;

it('quotes the excerpt with title and link', () => {
  expect(createQuote(createTestPost(), { ...excerpt, marks: [] }, '')).toBe(
    '> …剔除退款的 GMV…\n>\n> —— [购物节疲劳](https://mp.weixin.qq.com/s/abc)\n',
  );
});

it('quotes what the reader marked, paragraph by paragraph', () => {
  expect(createQuote(createTestPost(), { ...excerpt, marks: [] }, '第一段\n\n第二段')).toBe(
    '> 第一段\n>\n> 第二段\n>\n> —— [购物节疲劳](https://mp.weixin.qq.com/s/abc)\n',
  );
});

it('keeps a title or an address with brackets from breaking the link', () => {
  const post = createTestPost({ title: '[荐] 好文', url: 'https://a.example/x_(y)', author: '老张' });
  expect(createQuote(post, { ...excerpt, marks: [] }, '')).toContain(
    '—— [\\[荐\\] 好文](https://a.example/x_%28y%29) · 老张',
  );
});

it('names the title alone when there is no link', () => {
  expect(createQuote(createTestPost({ url: '' }), { ...excerpt, marks: [] }, '')).toContain('> —— 购物节疲劳\n');
});
