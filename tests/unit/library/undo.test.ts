import { describe, expect, it } from 'vitest';
import { UNDO_ENTRIES_KEPT } from '../../../utils/library/store/undo-entry.ts';
import { createPage } from '../../../utils/page/page.ts';
import {
  ALL,
  createFilePosts,
  createTestBrowser,
  createTestWorld,
  importPosts,
  openTestLibrary,
  postsOf,
} from './create-test-library.ts';

async function openWithPosts(count: number) {
  const world = createTestWorld();
  const library = openTestLibrary(world);
  const sourceId = await importPosts(library, createFilePosts(count));
  const posts = postsOf(await library.listPosts(ALL, 0, count));
  const [post] = posts;
  if (!post) throw new Error('no post');
  return { world, library, sourceId, posts, post };
}

describe('undo', () => {
  it('of a deleted source is not pushed out by renaming and switching another', async () => {
    const { library, sourceId } = await openWithPosts(3);
    const other = await importPosts(library, createFilePosts(2, 50), 'other');
    const { undoToken } = await library.deleteSource(other);
    for (let i = 0; i < UNDO_ENTRIES_KEPT; i++)
      await library.updateSource(sourceId, { isOn: i % 2 === 1, name: `${i}` });
    await library.undo(undoToken);
    expect((await library.listPosts(ALL, 0, 1)).total).toBe(5);
  });

  it('of something that changed nothing does nothing, and keeps no entry', async () => {
    const { world, library, post } = await openWithPosts(1);
    const before = await world.store.readRecords();
    const edit = await library.updatePost(post.id, { title: post.title, text: post.text, tags: post.tags });
    const deletion = await library.deletePosts(['nobody']);
    expect([edit, deletion]).toEqual([{ post, undoToken: '' }, { undoToken: '' }]);
    await library.undo('');
    expect(await world.store.readRecords()).toEqual(before);
  });

  it('of an edit gives its dismissals back to the post', async () => {
    const { library, post } = await openWithPosts(2);
    await library.dismiss(post.id, null);
    const { post: edited, undoToken } = await library.updatePost(post.id, { title: '另一个题目' });
    expect(await library.listDismissals()).toMatchObject([{ postId: edited.id, postTitle: '另一个题目' }]);
    await library.undo(undoToken);
    expect(await library.listDismissals()).toMatchObject([{ postId: post.id, postTitle: post.title }]);
  });

  it('brings no post back that was imported again meanwhile', async () => {
    const { library, posts, post } = await openWithPosts(3);
    const { undoToken } = await library.deletePosts(posts.map(({ id }) => id));
    await importPosts(library, createFilePosts(1, 2), 'again');
    await library.undo(undoToken);
    expect(
      postsOf(await library.listPosts(ALL, 0, 9))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(posts.map(({ id }) => id).sort());
    expect((await library.listSources()).map(({ postCount }) => postCount)).toEqual([2, 1]);
    expect(await library.getPost(post.id)).not.toBeNull();
  });

  it('of an import leaves a post that was edited since, with its source', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(3));
    const [imported] = (await world.store.readRecords()).undo;
    const [post] = postsOf(await library.listPosts(ALL, 0, 1));
    const { post: edited } = await library.updatePost(post?.id ?? '', { title: '改过' });
    await library.undo(imported?.token ?? '');
    expect(postsOf(await library.listPosts(ALL, 0, 9))).toEqual([edited]);
    expect(await library.listSources()).toMatchObject([{ id: edited.sourceId, postCount: 1 }]);
  });

  it('of the first clip leaves the others with their source', async () => {
    const library = openTestLibrary(createTestWorld());
    const first = await library.clip(createPage({ title: '一', text: '第一段文字' }), []);
    const { post } = await library.clip(createPage({ title: '二', text: '第二段文字' }), []);
    await library.undo(first.undoToken);
    expect(postsOf(await library.listPosts(ALL, 0, 9))).toEqual([post]);
    expect(await library.listSources()).toMatchObject([{ kind: 'clips', postCount: 1 }]);
  });

  it('of an edit brings back the source that was deleted since', async () => {
    const { library, sourceId, post } = await openWithPosts(3);
    const { undoToken } = await library.updatePost(post.id, { title: '改过' });
    await library.deleteSource(sourceId);
    await library.undo(undoToken);
    expect(postsOf(await library.listPosts(ALL, 0, 9))).toEqual([post]);
    expect(await library.listSources()).toMatchObject([{ id: sourceId, postCount: 1 }]);
  });

  it('of a deleted post leaves the name that its source was given since', async () => {
    const { library, sourceId, post } = await openWithPosts(2);
    const { undoToken } = await library.deletePosts([post.id]);
    await library.updateSource(sourceId, { name: '新名字' });
    await library.undo(undoToken);
    expect(await library.listSources()).toMatchObject([{ name: '新名字', postCount: 2 }]);
  });
});

describe('clipping', () => {
  it('one page from two pages of the extension at once keeps it once', async () => {
    const browser = createTestBrowser();
    const world = createTestWorld({ browser });
    const there = openTestLibrary(createTestWorld({ browser, databaseName: world.databaseName }));
    const here = openTestLibrary(world);
    const page = createPage({ url: 'https://a.example/x', title: '一页', text: '一段文字' });
    await Promise.all([here.clip(page, []), there.clip(page, [])]);
    expect((await here.listPosts(ALL, 0, 9)).total).toBe(1);
  });
});
