// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createContext } from '../../../../components/related/hand-on/create-context.ts';
import { createPage } from '../../../../utils/page/page.ts';
import {
  createReady,
  createTestLibrary,
  createTestPost,
  createTestRelated,
  translate,
} from '../create-test-clients.ts';
import { all, click, one, openRelated, run } from '../open-app.tsx';

const POSTS = [
  createTestPost({ id: 'p1', title: '甲', text: '甲的全文', author: '阿宁' }),
  createTestPost({ id: 'p2', title: '乙', text: '乙的全文很长', url: '', publishedAt: '' }),
  createTestPost({ id: 'p3', title: '丙', text: '丙' }),
];
const PAGE = createPage({ url: 'https://a.example/1', title: '一页' });

const press = (init: KeyboardEventInit) =>
  run(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyC', cancelable: true, ...init }));
  });

describe('the context for an assistant', () => {
  it('says what it is, how many posts and how long, and holds whole texts', () => {
    expect(createContext(translate, PAGE, POSTS, 1_000).text).toBe(
      [
        '# 读《一页》时的参考资料',
        'https://a.example/1',
        '下面是我自己的帖子库里与它相关的 3 篇帖子，正文共 11 字，最相关的在前。',
        '## 1. 甲',
        '阿宁 · 2025年6月20日 · https://mp.weixin.qq.com/s/abc',
        '甲的全文',
        '## 2. 乙',
        '乙的全文很长',
        '## 3. 丙',
        '2025年6月20日 · https://mp.weixin.qq.com/s/abc',
        '丙\n',
      ].join('\n\n'),
    );
  });

  it('is never longer than was asked for, and says what it cut and left out', () => {
    const { text, length } = createContext(translate, PAGE, POSTS, 7);
    expect(length).toBe(7);
    expect(text).toContain('乙的全…（后文已截断）');
    expect(text).toContain('还有 1 篇');
    expect(text).not.toContain('丙');
  });
});

it('copies the list by one key and the whole texts by another, also while the search field has the focus', async () => {
  const related = POSTS.map((post) => createTestRelated({ post }));
  const platform = await openRelated(createTestLibrary({ find: async () => createReady(related) }));
  await press({ altKey: true });
  await press({ altKey: true, shiftKey: true });
  await press({});
  await press({ altKey: true, ctrlKey: true });
  expect(platform.log).toHaveLength(2);
  expect(platform.log[0]).toMatch(/^copy ## 一页\n\n1\. \[甲\]/);
  expect(platform.log[1]).toContain('乙的全文很长');
  expect(one('copy-context').textContent).toBe('连全文复制（11 字）');
});

it('copies by a click, and is not there when there is nothing to copy', async () => {
  const platform = await openRelated();
  expect(all('copy-shown')).toEqual([]);
  await click('copy-context');
  expect(platform.log[0]).toContain('# 读《一页》时的参考资料');
  const silent = await openRelated(
    createTestLibrary({
      find: async () => ({ kind: 'silent', reason: 'nothing-related', keywords: [], postCount: 7, elapsedMs: 1 }),
    }),
  );
  await press({ altKey: true });
  expect(silent.log).toEqual([]);
});
