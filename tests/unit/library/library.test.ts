import { describe, expect, it } from 'vitest';
import type { Library } from '../../../utils/library/open-library.ts';
import { SNAPSHOTS_KEPT } from '../../../utils/library/store/snapshot.ts';
import { UNDO_ENTRIES_KEPT } from '../../../utils/library/store/undo-entry.ts';
import { createPage } from '../../../utils/page/page.ts';
import type { ImportProgress } from '../../../utils/protocol/library-client.ts';
import {
  createFilePosts,
  createPostsFile,
  createTestBrowser,
  createTestWorld,
  importPosts,
  openTestLibrary,
} from './create-test-library.ts';

const ALL = { query: '' };

async function titles(library: Library): Promise<string[]> {
  const { posts } = await library.listPosts(ALL, 0, 1000);
  return posts.map((post) => post.title).sort();
}

describe('importing', () => {
  it('shows what would be written before anything is, and then writes exactly that', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    const preview = await library.previewImport([createPostsFile(createFilePosts(5))]);
    expect(preview).toMatchObject({ format: 'posts-json', newCount: 5, failures: [], suggestedName: 'posts' });
    expect(await library.listSources()).toEqual([]);

    const progress: ImportProgress[] = [];
    const end = await library.runImport(preview.importId, '我的帖子', (each) => progress.push(each));
    expect(end).toMatchObject({ state: 'done', postsDone: 5 });
    expect(await library.listSources()).toMatchObject([
      { name: '我的帖子', kind: 'import', format: 'posts-json', postCount: 5 },
    ]);
    expect((await library.search('word3', 10)).posts.map(({ post }) => post.title)).toEqual(['第3篇 title3']);
  });

  it('takes what makes a name read otherwise out of the names of files and sources', async () => {
    const library = openTestLibrary(createTestWorld());
    const preview = await library.previewImport([createPostsFile(createFilePosts(1), 'A\u202Enosj\u2066.json')]);
    expect(preview).toMatchObject({ fileNames: ['Anosj.json'], suggestedName: 'Anosj' });
    await library.runImport(preview.importId, 'b\u202Ecod', () => {});
    expect(await library.listSources()).toMatchObject([{ name: 'bcod' }]);
    await library.updateSource(preview.importId, { name: ' c\u2069d\n' });
    expect(await library.listSources()).toMatchObject([{ name: 'cd', isOn: true }]);
  });

  it('counts the UTF-8 bytes of titles and texts of a source', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, [{ title: 'ab', text: '退款😀é' }]);
    expect((await library.listSources())[0]?.textBytes).toBe(2 + 6 + 4 + 2);
  });

  it('finds posts it already has by text, by nearly the same text and by address', async () => {
    const library = openTestLibrary(createTestWorld());
    const known = createFilePosts(4);
    await importPosts(library, known);
    const [same, near, address] = known;
    if (!same || !near || !address) throw new Error('no posts');
    const preview = await library.previewImport([
      createPostsFile([
        { ...same, url: '' },
        { ...near, text: `${near.text}！！另`, url: '' },
        {
          title: '另一篇',
          text: '完全不同的一段文字，说的是别的事情，没有相同的词。',
          url: `${address.url}?utm_source=x`,
        },
        ...createFilePosts(1, 100),
      ]),
    ]);
    expect(preview).toMatchObject({ newCount: 1, duplicates: { sameText: 1, nearSameText: 1, sameUrl: 1 } });
  });

  it('takes several posts of one address, as highlights of one article are', async () => {
    const library = openTestLibrary(createTestWorld());
    const url = 'https://example.com/article';
    await importPosts(library, [{ title: '甲', text: '第一处划线，讲退款和售后的事情。', url }]);
    const preview = await library.previewImport([
      createPostsFile([
        { title: '甲', text: '第一处划线，讲退款和售后的事情。', url },
        { title: '甲', text: '第二处划线，讲直播间里的优惠券怎么发。', url },
      ]),
    ]);
    expect(preview).toMatchObject({ newCount: 1, duplicates: { sameText: 1, sameUrl: 0 } });
  });

  it('leaves nothing behind when it is cancelled half-way', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    const preview = await library.previewImport([createPostsFile(createFilePosts(1200))]);
    const end = await library.runImport(preview.importId, 'x', (progress) => {
      if (progress.state === 'writing' && progress.postsDone > 0) void library.cancelImport(preview.importId);
    });
    expect(end.state).toBe('cancelled');
    expect(await library.listSources()).toEqual([]);
    expect(await world.store.readPostRange(0, 1e9, 10)).toEqual([]);
    expect(await world.store.listSegmentIds()).toEqual([]);
    expect((await world.store.readRecords()).manifest.staging).toEqual([]);
  });

  it('waits while it is paused and goes on where it was', async () => {
    const library = openTestLibrary(createTestWorld());
    const preview = await library.previewImport([createPostsFile(createFilePosts(1100))]);
    const states: string[] = [];
    const end = await library.runImport(preview.importId, 'x', ({ state, postsDone }) => {
      states.push(state);
      if (postsDone === 500 && !states.includes('paused')) void library.pauseImport(preview.importId);
      if (state === 'paused') void library.resumeImport(preview.importId);
    });
    expect(states).toEqual(['writing', 'paused', 'writing', 'writing', 'done']);
    expect(end.postsDone).toBe(1100);
    expect((await library.listPosts(ALL, 0, 1)).total).toBe(1100);
  });

  it('says that it is paused also when the batch under way is written after that', async () => {
    const library = openTestLibrary(createTestWorld());
    const preview = await library.previewImport([createPostsFile(createFilePosts(600))]);
    const seen: [state: string, postsDone: number][] = [];
    const running = library.runImport(preview.importId, 'x', ({ state, postsDone }) => {
      seen.push([state, postsDone]);
      if (postsDone === 500 && state === 'paused') void library.resumeImport(preview.importId);
    });
    await library.pauseImport(preview.importId);
    expect((await running).state).toBe('done');
    expect(seen.slice(0, 3)).toEqual([
      ['paused', 0],
      ['paused', 500],
      ['writing', 500],
    ]);
  });

  it('is undone as one unit, and the undo survives a restart', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(3));
    await importPosts(library, createFilePosts(3, 10), 'second');
    const preview = await library.previewImport([createPostsFile(createFilePosts(2, 20))]);
    const end = await library.runImport(preview.importId, 'third', () => {});
    expect(end.sourceId).toBe((await library.listSources()).at(-1)?.id);
    const restarted = openTestLibrary(createTestWorld({ databaseName: world.databaseName }));
    const { undo } = await world.store.readRecords();
    await restarted.undo(end.undoToken ?? '');
    await restarted.undo(undo.at(-2)?.token ?? '');
    expect((await restarted.listSources()).map(({ name }) => name)).toEqual(['posts']);
    expect(await titles(restarted)).toHaveLength(3);
  });

  it('ends right in two pages at once, also with the same posts', async () => {
    const browser = createTestBrowser();
    const first = createTestWorld({ browser });
    const second = createTestWorld({ browser, databaseName: first.databaseName });
    const [a, b] = [openTestLibrary(first), openTestLibrary(second)];
    const previews = await Promise.all([
      a.previewImport([createPostsFile(createFilePosts(700))]),
      b.previewImport([createPostsFile(createFilePosts(700, 300))]),
    ]);
    const ends = await Promise.all([
      a.runImport(previews[0].importId, 'a', () => {}),
      b.runImport(previews[1].importId, 'b', () => {}),
    ]);
    expect(ends.map(({ state }) => state)).toEqual(['done', 'done']);
    const fresh = openTestLibrary(createTestWorld({ databaseName: first.databaseName }));
    expect((await fresh.listPosts(ALL, 0, 1)).total).toBe(1000);
    const counts = (await fresh.listSources()).map(({ postCount }) => postCount);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1000);
  });

  it('names the file and the remedy when it is of another kind', async () => {
    const library = openTestLibrary(createTestWorld());
    const preview = await library.previewImport([new File([new Uint8Array([1, 2, 3, 0])], 'photo.jpg')]);
    expect(preview).toMatchObject({
      format: null,
      newCount: 0,
      failures: [{ code: 'not-recognised', detail: { file: 'photo.jpg' } }],
    });
    await expect(library.runImport(preview.importId, 'x', () => {})).rejects.toMatchObject({
      error: { code: 'not-recognised' },
    });
  });
});

describe('keeping', () => {
  it('deletes posts and brings them back', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(4));
    const [first, second] = (await library.listPosts(ALL, 0, 2)).posts;
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
    await library.keepHouse(65_536);
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
    const [post] = (await library.listPosts(ALL, 0, 1)).posts;
    if (!post) throw new Error('no post');
    const { post: edited, undoToken } = await library.updatePost(post.id, { title: '改过的题目', tags: ['新'] });
    expect(edited).toMatchObject({ title: '改过的题目', text: post.text, tags: ['新'], sourceId: post.sourceId });
    expect(await library.getPost(post.id)).toBeNull();
    expect((await library.listPosts({ query: '', tag: '新' }, 0, 9)).posts).toEqual([edited]);
    expect((await library.listSources())[0]).toMatchObject({ postCount: 3 });
    await library.undo(undoToken);
    expect(await library.getPost(post.id)).toEqual(post);
    expect(await library.getPost(edited.id)).toBeNull();
  });

  it('leaves posts of a source that is off out of search, not out of the list', async () => {
    const library = openTestLibrary(createTestWorld());
    const id = await importPosts(library, createFilePosts(3));
    await library.updateSource(id, { isOn: false, name: '关掉的' });
    expect((await library.search('word1', 5)).total).toBe(0);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(3);
    expect((await library.listPosts({ query: 'word1' }, 0, 9)).total).toBe(1);
    expect(await library.listSources()).toMatchObject([{ name: '关掉的', isOn: false, postCount: 3 }]);
  });

  it('lists by source, tag, year and words, and counts tags and years', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(20));
    const other = await importPosts(library, createFilePosts(2, 100), 'other');
    expect(await library.listFacets()).toMatchObject({
      tags: [
        { tag: '单数', count: 11 },
        { tag: '双数', count: 11 },
      ],
    });
    expect((await library.listPosts({ query: '', sourceId: other }, 0, 9)).total).toBe(2);
    expect(
      (await library.listPosts({ query: '', tag: '双数', year: 2012 }, 0, 9)).posts.map(({ title }) => title),
    ).toEqual(['第2篇 title2']);
    const years = (await library.listPosts(ALL, 0, 99)).posts.map(({ publishedAt }) => publishedAt.slice(0, 4));
    expect(years).toEqual(years.toSorted().reverse());
  });

  it('deletes a bundled post and an edited one, and both come back', async () => {
    const bundled = createFilePosts(2).map((post, i) => ({
      id: `b${i}`,
      sourceId: 'bundled',
      titleIsDerived: false,
      author: '',
      reactions: [],
      url: '',
      tags: [],
      publishedAt: '',
      title: post.title,
      text: post.text,
    }));
    const library = openTestLibrary(createTestWorld({ bundled }));
    const { undoToken } = await library.deletePosts(['b0']);
    const { post: edited } = await library.updatePost('b1', { tags: ['改'] });
    expect((await library.listPosts(ALL, 0, 9)).posts).toEqual([edited]);
    expect(await library.listSources()).toMatchObject([{ id: 'bundled', postCount: 1 }]);
    await library.undo(undoToken);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(2);
  });

  it('helps with the first word that is typed, asked about once', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, [{ title: '一篇', text: '剔除退款后的 GMV' }]);
    expect((await library.suggest('tuikuan', 5)).map(({ text }) => text)).toEqual(['退款']);
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
    const [first, second] = (await library.listPosts(ALL, 0, 2)).posts;
    await library.dismiss(first?.id ?? '', 'https://a.example/?utm_source=1');
    const { undoToken } = await library.dismiss(second?.id ?? '', null);
    expect(await library.listDismissals()).toMatchObject([
      { postId: second?.id, pageUrl: null },
      { postId: first?.id, pageUrl: 'https://a.example/', postTitle: first?.title },
    ]);
    await library.undo(undoToken);
    expect(await library.listDismissals()).toHaveLength(1);
  });

  it('leaves dismissed posts out for that page, or everywhere, until it is undone', async () => {
    const library = openTestLibrary(createTestWorld());
    const [wanted] = createFilePosts(1);
    await importPosts(library, createFilePosts(3));
    const page = createPage({
      url: 'https://a.example/1',
      title: wanted?.title ?? '',
      text: `${wanted?.text} 后面还有别的话，说的是另一件事。`,
    });
    const find = async (url: string) => {
      const outcome = await library.find({ ...page, url }, { disabledKeywords: [], limit: 5 });
      return outcome.kind === 'ready' ? outcome.posts.map(({ post }) => post.title) : [];
    };
    expect(await find(page.url)).toContain(wanted?.title);
    const post = (await library.search('word0', 1)).posts[0]?.post;
    const here = await library.dismiss(post?.id ?? '', page.url);
    expect(await find(page.url)).not.toContain(wanted?.title);
    expect(await find('https://a.example/2')).toContain(wanted?.title);
    await library.undo(here.undoToken);
    await library.dismiss(post?.id ?? '', null);
    expect(await find('https://a.example/2')).not.toContain(wanted?.title);
  });

  it('tells its own page and the others of every change', async () => {
    const browser = createTestBrowser();
    const world = createTestWorld({ browser });
    const [here, there] = [
      openTestLibrary(world),
      openTestLibrary(createTestWorld({ browser, databaseName: world.databaseName })),
    ];
    expect((await there.listPosts(ALL, 0, 1)).total).toBe(0);
    const heard = new Promise<void>((resolve) => there.onChange(resolve, new AbortController().signal));
    let changes = 0;
    here.onChange(() => changes++, new AbortController().signal);
    await here.clip(createPage({ title: 'x', text: '一段文字' }), []);
    await heard;
    expect(changes).toBe(1);
    expect((await there.listPosts(ALL, 0, 1)).total).toBe(1);
  });
});

describe('snapshots', () => {
  it('bring back sources, deleted and edited posts as they were, and can be gone back from', async () => {
    const library = openTestLibrary(createTestWorld());
    const id = await importPosts(library, createFilePosts(8));
    await library.takeSnapshot();
    const before = { titles: await titles(library), sources: await library.listSources() };
    const [post] = (await library.listPosts(ALL, 0, 1)).posts;
    await library.updatePost(post?.id ?? '', { title: '改了' });
    await library.deleteSource(id);
    await importPosts(library, createFilePosts(2, 40), 'later');
    await library.keepHouse(65_536);
    const [newest] = await library.listSnapshots();
    const asked = (await library.listSnapshots()).find(({ reason }) => reason === 'manual');
    expect(asked).toMatchObject({ postCount: 8 });
    expect(newest?.reason).toBe('before-import');
    await library.restoreSnapshot(asked?.id ?? '');
    expect(await titles(library)).toEqual(before.titles);
    expect(await library.listSources()).toEqual(before.sources);
    const undoRestore = (await library.listSnapshots())[0];
    expect(undoRestore).toMatchObject({ reason: 'before-restore', postCount: 2 });
    await library.restoreSnapshot(undoRestore?.id ?? '');
    expect(await titles(library)).toEqual(['第40篇 title40', '第41篇 title41']);
  });

  it('are taken daily while the library is in use, and the last seven are kept', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(2));
    for (let day = 2; day <= 11; day++) {
      world.setNow(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`);
      await library.keepHouse(100);
      await library.keepHouse(100);
    }
    const days = (await library.listSnapshots()).map(({ createdAt }) => createdAt.slice(8, 10));
    expect(days).toEqual(['11', '10', '09', '08', '07', '06', '05']);
  });

  it('of one kind push out none of another: ten imports in an hour leave the daily and the asked ones', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(2));
    await library.takeSnapshot();
    world.setNow('2026-01-02T12:00:00Z');
    await library.keepHouse(100);
    for (let i = 1; i <= 10; i++) await importPosts(library, createFilePosts(1, i * 100), `import ${i}`);
    const reasons = (await library.listSnapshots()).map(({ reason }) => reason);
    expect(reasons).toEqual([...Array.from({ length: SNAPSHOTS_KEPT }, () => 'before-import'), 'daily', 'manual']);
  });

  it('and undo entries keep their order when the clock goes back', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    world.setNow('2030-01-01T00:00:00Z');
    for (let i = 0; i < UNDO_ENTRIES_KEPT; i++) await importPosts(library, createFilePosts(1, i * 10), `${i}`);
    await library.takeSnapshot();
    world.setNow('2026-01-01T00:00:00Z');
    const [{ undoToken: first }, { undoToken: second }] = [await deleteOne(), await deleteOne()];
    await library.undo(second);
    await library.undo(first);
    expect((await library.listPosts(ALL, 0, 99)).total).toBe(UNDO_ENTRIES_KEPT);
    await library.takeSnapshot();
    await importPosts(library, createFilePosts(1, 900), 'after');
    const manual = (await library.listSnapshots()).filter(({ reason }) => reason === 'manual');
    expect(manual.map(({ createdAt }) => createdAt.slice(0, 4))).toEqual(['2026', '2030']);

    async function deleteOne(): Promise<{ undoToken: string }> {
      const [post] = (await library.listPosts(ALL, 0, 1)).posts;
      return library.deletePosts([post?.id ?? '']);
    }
  });

  it('hold deleted posts back from removal, and so do undos; then the posts go', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    const id = await importPosts(library, createFilePosts(3));
    await library.takeSnapshot();
    await library.deleteSource(id);
    await library.keepHouse(100);
    const clip = (i: number) => library.clip(createPage({ title: `页面${i}`, text: `第${i}段文字` }), []);
    for (let i = 0; i < UNDO_ENTRIES_KEPT; i++) await clip(i);
    await library.keepHouse(100);
    expect(await world.store.readPostRange(0, 3, 10)).toHaveLength(3);
    for (let i = 0; i < SNAPSHOTS_KEPT; i++) {
      await library.takeSnapshot();
      world.setNow(`2026-01-${10 + i}T12:00:00Z`);
      await library.keepHouse(100);
    }
    expect(await world.store.readPostRange(0, 3, 10)).toEqual([]);
    expect((await library.listPosts(ALL, 0, 99)).total).toBe(UNDO_ENTRIES_KEPT);
  });
});
