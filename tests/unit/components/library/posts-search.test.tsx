// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createListed } from '../create-test-clients.ts';
import { click, one, openLibrary } from '../open-app.tsx';

it('says at least how many a search found, reads on until the page is full, and turns on behind what is known', async () => {
  const found = (count: number) => Array.from({ length: count }, (_, i) => createListed({ id: `p${i}` }));
  const answers = [
    { posts: [], total: 0, isAtLeast: true, goesOn: true },
    { posts: found(50), total: 50, isAtLeast: true, goesOn: false },
    { posts: [], total: 50, isAtLeast: true, goesOn: true },
    { posts: [createListed({ id: 'last' })], total: 51, isAtLeast: false, goesOn: false },
  ];
  const offsets: number[] = [];
  await openLibrary('?query=AI技术', {
    listPosts: async (_, offset) => {
      offsets.push(offset);
      return answers[offsets.length - 1] ?? { posts: [], total: 0 };
    },
  });
  expect(one('library-count').textContent).toContain('至少 50 篇');
  expect(document.querySelector('.pages')?.textContent).toContain('第 1 页，至少 1 页');
  await click('page-next');
  expect(one('library-post').dataset.postId).toBe('last');
  expect(one('library-count').textContent).toContain('51 篇');
  expect(document.querySelector('.pages')?.textContent).toContain('第 2 页，共 2 页');
  expect(offsets).toEqual([0, 0, 50, 50]);
});
