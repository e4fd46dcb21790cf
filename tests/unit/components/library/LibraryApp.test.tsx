// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readLibraryAddress } from '../../../../components/library/read-library-address.ts';
import { createTestPost } from '../create-test-clients.ts';
import { all, click, openLibrary } from '../open-app.tsx';

describe('addresses', () => {
  it.each([
    ['', { section: 'posts', query: '', postId: '' }],
    ['?section=import', { section: 'import', query: '', postId: '' }],
    ['?section=keep', { section: 'backup', query: '', postId: '' }],
    ['?section=nonsense&query=618%20GMV&post=p1', { section: 'posts', query: '618 GMV', postId: 'p1' }],
  ])('reads "%s"', (search, expected) => {
    expect(readLibraryAddress(search)).toEqual(expected);
  });

  it('follow the section that is looked at, so that a reload stays there', async () => {
    await openLibrary('');
    await click('section-backup');
    expect(readLibraryAddress(location.search).section).toBe('backup');
  });

  it('opens a single post, whole, and all of them on demand', async () => {
    await openLibrary('?post=p9', { getPost: async (id) => createTestPost({ id, title: '那一篇' }) });
    expect(all('library-post').map((card) => card.dataset.postId)).toEqual(['p9']);
    expect(all('whole-post')).toHaveLength(1);
    await click('all-posts');
    expect(all('library-post').map((card) => card.dataset.postId)).toEqual(['p1']);
  });
});

describe('damage', () => {
  it('is said in one sentence each, on every section', async () => {
    await openLibrary('?section=backup', {
      listDamage: async () => ({ posts: 1, unindexed: 2_000, records: 3, isRebuilt: true, isCleared: false }),
    });
    const said = [...document.querySelectorAll('[data-testid=damage] p')].map((sentence) => sentence.textContent);
    expect(said.map((sentence) => sentence?.slice(0, 9))).toEqual([
      '帖子库的目录坏了，',
      '有 1 篇帖子的数',
      '2,000 篇帖子',
      '有 3 条记录（撤',
    ]);
  });
});
