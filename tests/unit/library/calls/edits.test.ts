import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { createPost } from '../../../create-post.ts';
import {
  ALL,
  createFilePosts,
  createTestWorld,
  importPosts,
  openTestLibrary,
  postsOf,
} from '../create-test-library.ts';

describe('the library as the reader changes it', () => {
  it('deletes posts and brings them back', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(4));
    const [first, second] = postsOf(await library.listPosts(ALL, 0, 2));
    const { undoToken } = await library.deletePosts([first?.id ?? '', second?.id ?? '']);
    expect((await library.listSources())[0]).toMatchObject({ postCount: 2 });
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(2);
    await library.undo(undoToken);
    expect((await library.listSources())[0]).toMatchObject({ postCount: 4 });
    expect(await library.getPost(first?.id ?? '')).toEqual(first);
    await expect(library.undo(undoToken)).rejects.toMatchObject({ error: { code: 'not-found' } });
  });

  it('brings a deleted source back after its segments were joined without it', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    const id = await importPosts(library, createFilePosts(6), 'gone');
    await importPosts(library, createFilePosts(3, 50), 'stays');
    const before = await library.listSources();
    const { undoToken } = await library.deleteSource(id);
    await library.maintain(65_536);
    expect((await world.store.readRecords()).manifest.garbage).toEqual([[0, 6]]);
    await library.undo(undoToken);
    const byName = (sources: { name: string }[]) => sources.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(await library.listSources())).toEqual(byName(before));
    expect((await library.search('word2', 5)).posts.map(({ post }) => post.title)).toEqual(['第2篇 title2']);
  });

  it('edits a post under a new id of its content, keeps one copy, and undoes the edit', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(3));
    const [post] = postsOf(await library.listPosts(ALL, 0, 1));
    if (!post) throw new Error('no post');
    const { post: edited, undoToken } = await library.updatePost(post.id, { title: '改过的题目', tags: ['新'] });
    expect(edited).toMatchObject({ title: '改过的题目', text: post.text, tags: ['新'], sourceId: post.sourceId });
    expect(await library.getPost(post.id)).toBeNull();
    expect(postsOf(await library.listPosts({ query: '', tag: '新' }, 0, 9))).toEqual([edited]);
    expect((await library.listSources())[0]).toMatchObject({ postCount: 3 });
    await library.undo(undoToken);
    expect(await library.getPost(post.id)).toEqual(post);
    expect(await library.getPost(edited.id)).toBeNull();
  });

  it('deletes a bundled post and an edited one, and both come back', async () => {
    const bundled = createFilePosts(2).map(({ title, text }, i) =>
      createPost({ id: `b${i}`, sourceId: 'bundled', title, text }),
    );
    const library = openTestLibrary(createTestWorld({ bundled }));
    const { undoToken } = await library.deletePosts(['b0']);
    const { post: edited } = await library.updatePost('b1', { tags: ['改'] });
    expect(postsOf(await library.listPosts(ALL, 0, 9))).toEqual([edited]);
    expect(await library.listSources()).toMatchObject([{ id: 'bundled', postCount: 1 }]);
    await library.undo(undoToken);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(2);
  });

  it('clips a page once, finds it by its address, and undoes it', async () => {
    const library = openTestLibrary(createTestWorld());
    const page = createPage({
      url: 'https://a.example/x?utm_source=q#top',
      title: '剪藏的页面',
      text: '正文一段。',
      selection: '一段',
      siteName: 'A',
    });
    const { post, undoToken } = await library.clip(page, ['稍后']);
    expect(post).toMatchObject({ url: 'https://a.example/x', tags: ['稍后'], text: '> 一段\n正文一段。', author: 'A' });
    expect(await library.findByUrl('https://a.example/x')).toEqual(post);
    expect(await library.clip(page, ['稍后'])).toEqual({ post, undoToken: '' });
    await library.undo(undoToken);
    expect(await library.findByUrl('https://a.example/x')).toBeNull();
    expect(await library.listSources()).toEqual([]);
  });

  it('keeps dismissals and lists them newest first until they are undone', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(2));
    const [first, second] = postsOf(await library.listPosts(ALL, 0, 2));
    await library.dismiss(first?.id ?? '', 'https://a.example/?utm_source=1');
    const { undoToken } = await library.dismiss(second?.id ?? '', null);
    expect(await library.listDismissals()).toMatchObject([
      { postId: second?.id, pageUrl: null },
      { postId: first?.id, pageUrl: 'https://a.example/', postTitle: first?.title },
    ]);
    await library.undo(undoToken);
    expect(await library.listDismissals()).toHaveLength(1);
  });
});
