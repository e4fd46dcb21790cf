// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { LibraryClient, PostFilter } from '../../../../utils/protocol/library-client.ts';
import { createListed, createTestPost } from '../create-test-clients.ts';
import { all, click, fill, one, openLibrary, run, submit } from '../open-app.tsx';

describe('posts', () => {
  function listen() {
    const asked: [PostFilter, number][] = [];
    const listPosts: LibraryClient['listPosts'] = async (filter, offset) => {
      asked.push([filter, offset]);
      return { posts: [createListed({ id: `at ${offset}`, title: `第 ${offset} 篇` })], total: 120 };
    };
    return { asked, listPosts };
  }

  it('narrows by words, source, tag and year, from the first page on', async () => {
    const { asked, listPosts } = listen();
    await openLibrary('?query=618', { listPosts });
    await click('page-next');
    const [source, tag, year] = document.querySelectorAll('select');
    await fill(source ?? null, 's1');
    await fill(tag ?? null, '电商');
    await fill(year ?? null, '2025');
    expect(asked).toEqual([
      [{ query: '618' }, 0],
      [{ query: '618' }, 50],
      [{ query: '618', sourceId: 's1' }, 0],
      [{ query: '618', sourceId: 's1', tag: '电商' }, 0],
      [{ query: '618', sourceId: 's1', tag: '电商', year: 2025 }, 0],
    ]);
  });

  it('turns pages and says where it is', async () => {
    const { listPosts } = listen();
    await openLibrary('', { listPosts });
    expect(one('library-count').textContent).toBe('120 篇');
    expect(document.querySelector('.pages')?.textContent).toContain('第 1 页，共 3 页');
    await click('page-next');
    expect(one('library-post').dataset.postId).toBe('at 50');
    expect(document.activeElement).toBe(one('library-count'));
  });

  it('edits title, tags and text, and writes nothing when cancelled', async () => {
    const changes: unknown[] = [];
    await openLibrary('', {
      updatePost: async (id, change) => {
        changes.push([id, change]);
        return { post: createTestPost(), undoToken: 'u' };
      },
    });
    await click('post-edit');
    await run(() => one('post-editor').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    expect(changes).toEqual([]);
    expect(document.activeElement).toBe(one('post-edit'));
    await click('post-edit');
    const editor = one('post-editor');
    await fill(editor.querySelector('[name=title]'), '新标题', 'input');
    await fill(editor.querySelector('[name=tags]'), '#电商，大促 电商', 'input');
    await submit(editor);
    expect(changes).toEqual([['p1', { title: '新标题', text: createTestPost().text, tags: ['电商', '大促'] }]]);
    expect(all('post-editor')).toEqual([]);
    expect(document.activeElement).toBe(one('post-edit'));
  });

  it('offers to undo an edit', async () => {
    const undone: string[] = [];
    await openLibrary('', {
      updatePost: async () => ({ post: createTestPost({ id: 'p2' }), undoToken: 'edit' }),
      undo: async (token) => void undone.push(token),
    });
    await click('post-edit');
    await submit(one('post-editor'));
    expect(one('undo-bar').textContent).toContain('已保存');
    await click('undo');
    expect(undone).toEqual(['edit']);
  });

  it('puts the focus where an edited post stood when the change took it to another place', async () => {
    let ids = ['a', 'b', 'c'];
    const listeners: (() => void)[] = [];
    await openLibrary('', {
      onChange: (listener) => void listeners.push(listener),
      listPosts: async () => ({ posts: ids.map((id) => createListed({ id })), total: 60 }),
      updatePost: async () => ({ post: createTestPost({ id: 'b2' }), undoToken: 'u' }),
    });
    await click('post-edit', 1);
    await submit(one('post-editor'));
    ids = ['a', 'c'];
    await run(() => {
      for (const listener of listeners) listener();
    });
    expect(document.activeElement).toBe(all('post-title')[1]);
  });

  it('deletes a post with a way back', async () => {
    const calls: string[] = [];
    await openLibrary('', {
      deletePosts: async (ids) => {
        calls.push(`delete ${ids}`);
        return { undoToken: 'u' };
      },
      undo: async (token) => void calls.push(`undo ${token}`),
    });
    await click('post-delete');
    expect(one('undo-bar').textContent).toContain('已删除《购物节疲劳》');
    await click('undo');
    expect(calls).toEqual(['delete p1', 'undo u']);
  });

  it('puts the focus on the next post when one is deleted, and on the count when none is left', async () => {
    let kept = ['a', 'b'];
    const listeners: (() => void)[] = [];
    await openLibrary('', {
      onChange: (listener) => void listeners.push(listener),
      listPosts: async () => ({ posts: kept.map((id) => createListed({ id })), total: kept.length }),
      deletePosts: async ([id]) => {
        kept = kept.filter((each) => each !== id);
        return { undoToken: 'u' };
      },
    });
    await click('post-delete');
    await run(() => {
      for (const listener of listeners) listener();
    });
    expect(document.activeElement).toBe(one('post-title'));
    expect(one('library-post').dataset.postId).toBe('b');
    await click('post-delete');
    await run(() => {
      for (const listener of listeners) listener();
    });
    expect(document.activeElement).toBe(one('library-count'));
  });

  it('tells how many posts are left when the list is narrowed', async () => {
    await openLibrary('', { listPosts: async ({ tag }) => ({ posts: [], total: tag === undefined ? 120 : 7 }) });
    expect(one('live-region').textContent).toBe('');
    await fill(document.querySelectorAll('select')[1] ?? null, '电商');
    expect(one('live-region').textContent).toBe('7 篇');
  });

  it('says so when nothing fits, and clears the filters with one click', async () => {
    const asked: PostFilter[] = [];
    await openLibrary('?query=量子', {
      listPosts: async (filter) => {
        asked.push(filter);
        return { posts: [], total: 0 };
      },
    });
    await click('clear-filters');
    expect(asked).toEqual([{ query: '量子' }, { query: '' }]);
  });

  it('leads to the import when the library holds nothing at all', async () => {
    await openLibrary('', { listPosts: async () => ({ posts: [], total: 0 }) });
    await click('open-import');
    expect(document.querySelector('main')?.dataset.section).toBe('import');
  });

  it('turns the order around', async () => {
    const asked: PostFilter[] = [];
    await openLibrary('', {
      listPosts: async (filter) => {
        asked.push(filter);
        return { posts: [createListed()], total: 1 };
      },
    });
    await fill(one('sort'), 'oldest');
    expect(asked).toEqual([{ query: '' }, { query: '', order: 'oldest' }]);
  });

  it('narrows to a tag that is clicked, in a post or in the overview', async () => {
    const asked: PostFilter[] = [];
    await openLibrary('', {
      listPosts: async (filter) => {
        asked.push(filter);
        return { posts: [createListed({ tags: ['大促'] })], total: 1 };
      },
    });
    await click('top-tag');
    await click('post-tag');
    expect(asked.map(({ tag }) => tag)).toEqual([undefined, '电商', '大促']);
  });

  it('shows how many posts and sources there are beside their names', async () => {
    await openLibrary('');
    expect(one('section-posts').textContent).toBe('帖子1,204');
    expect(one('section-sources').textContent).toBe('来源1');
  });

  it('deletes several posts at once and brings all of them back', async () => {
    const calls: unknown[] = [];
    await openLibrary('', {
      listPosts: async () => ({ posts: ['a', 'b', 'c'].map((id) => createListed({ id })), total: 3 }),
      deletePosts: async (ids) => {
        calls.push(ids);
        return { undoToken: 'bulk' };
      },
      undo: async (token) => void calls.push(token),
    });
    await click('pick', 0);
    await click('pick', 2);
    await click('bulk-delete');
    expect(one('undo-bar').textContent).toContain('已删除 2 篇');
    await click('undo');
    expect(calls).toEqual([['a', 'c'], 'bulk']);
    expect(all('pick-bar')).toEqual([]);
  });

  it('tags several posts at once, keeping their tags, and takes all of it back in reverse', async () => {
    const calls: unknown[] = [];
    await openLibrary('', {
      listPosts: async () => ({
        posts: [createListed({ id: 'a', tags: ['旧'] }), createListed({ id: 'b' })],
        total: 2,
      }),
      updatePost: async (id, { tags }) => {
        calls.push([id, tags]);
        return { post: createTestPost({ id }), undoToken: `undo ${id}` };
      },
      undo: async (token) => void calls.push(token),
    });
    await click('pick', 0);
    await click('pick', 1);
    await click('bulk-tag');
    const field = one('bulk-tags');
    if (field instanceof HTMLInputElement) field.value = '#大促 旧';
    await submit(field.closest('form'));
    await click('undo');
    expect(calls).toEqual([['a', ['旧', '大促']], ['b', ['大促', '旧']], 'undo b', 'undo a']);
  });
});
