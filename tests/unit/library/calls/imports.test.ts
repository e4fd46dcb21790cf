import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../../utils/protocol/library-client.ts';
import {
  ALL,
  createFilePosts,
  createPostsFile,
  createTestBrowser,
  createTestWorld,
  importPosts,
  listTitles,
  openTestLibrary,
} from '../create-test-library.ts';

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

  it('names a folder once, and reads nothing of the pictures in it', async () => {
    const library = openTestLibrary(createTestWorld());
    const picture = new File([new Uint8Array(100)], 'a.png');
    picture.slice = () => {
      throw new Error('a picture was read');
    };
    const preview = await library.previewImport(
      [new File(['正文一'], '一.md'), picture, new File(['正文二'], '二.md')],
      ['笔记/一.md', '笔记/图/a.png', '笔记/2024/二.md'],
    );
    expect(preview).toMatchObject({ fileNames: ['笔记'], format: 'markdown', newCount: 2, suggestedName: '笔记' });
    expect(preview.skipped).toMatchObject([{ reason: 'media-file', place: '笔记/图/a.png' }]);
  });

  it('asks for the columns anew when the reader chooses another encoding', async () => {
    const library = openTestLibrary(createTestWorld());
    // 订单,t and a row, in GB18030: too little for a sure guess.
    const bytes = Uint8Array.of(0xb6, 0xa9, 0xb5, 0xa5, 0x2c, 0x74, 0x0a, 0x61, 0x2c, 0x62, 0x0a);
    const preview = await library.previewImport([new File([bytes], 'a.csv')]);
    const [encoding, columns] = preview.choices;
    expect(columns).toMatchObject({ kind: 'columns', columns: ['订单', 't'] });
    if (encoding?.kind !== 'encoding') throw new Error('the encoding was not asked');
    const again = await library.chooseForImport(preview.importId, [{ ...encoding, value: 'windows-1252' }]);
    expect(again.choices).toMatchObject([{ value: 'windows-1252' }, { columns: ['¶©µ¥', 't'] }]);
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
    expect(await listTitles(restarted)).toHaveLength(3);
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
