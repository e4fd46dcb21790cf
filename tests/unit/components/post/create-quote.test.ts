import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
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

/** What a stranger's post may hold to live on in the note where it is pasted. */
const LIVE = [
  '![a](http://trap.test/author.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '```dataviewjs\ndv.span(1)\n```',
  '~~~dataviewjs\ndv.span(1)\n~~~',
  '`= dv.span(1)`',
  '<% tp.system.prompt() %>',
  '[x](javascript:alert(1))',
  '[x]: http://trap.test/',
  '![[note]]',
  '# head',
  '> quote',
  '](http://trap.test/) ![x](http://trap.test/y.png',
  '&lt;img src=x&gt;',
  '<http://trap.test/>',
  '\\',
  ']',
  '`',
];

describe('a quotation of a hostile post', () => {
  const markdown = new MarkdownIt({ html: true });

  /** Kinds of tokens that a rendered quotation has, and where its links lead. */
  function render(source: string) {
    const tokens = markdown.parse(source, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const links = tokens.filter(({ type }) => type === 'link_open').map((token) => token.attrGet('href'));
    return { types: new Set(tokens.map(({ type }) => type)), links };
  }

  const PLAIN = new Set(
    ['blockquote', 'paragraph', 'link', 'bullet_list', 'list_item']
      .flatMap((name) => [`${name}_open`, `${name}_close`])
      .concat('inline', 'text', 'text_special', 'softbreak'),
  );

  it('is text and one link, whatever stands in words, title and author', () => {
    const hostile = fc
      .array(fc.constantFrom(...LIVE, 'word', '\n', ' '), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, hostile, hostile, (text, title, author) => {
        const post = createTestPost({ title: title.replaceAll('\n', ' '), author: author.replaceAll('\n', ' ') });
        const source = createQuote(post, { ...excerpt, marks: [], text }, '');
        const { types, links } = render(source);
        expect([...types].filter((type) => !PLAIN.has(type))).toEqual([]);
        expect(links).toEqual(['https://mp.weixin.qq.com/s/abc']);
        expect(source).not.toContain('<%');
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps an address within its brackets', () => {
    const post = createTestPost({ url: 'https://a.example/?q=`\\)](x)' });
    const { links } = render(createQuote(post, { ...excerpt, marks: [] }, ''));
    expect(links).toEqual(['https://a.example/?q=%60%5C%29%5D%28x%29']);
  });
});
