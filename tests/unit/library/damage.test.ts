import fc from 'fast-check';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../utils/library/open-library.ts';
import { createPage } from '../../../utils/page/page.ts';
import { createPost } from '../../create-post.ts';
import {
  ALL,
  createFilePosts,
  createTestWorld,
  importPosts,
  listTitles,
  openTestLibrary,
  type TestWorld,
} from './create-test-library.ts';

const POSTS = 40;

/** Changes the database behind the library's back, as a damaged disk would. */
async function damage(world: TestWorld, change: (database: IDBPDatabase) => Promise<unknown>): Promise<void> {
  const database = await openDB(world.databaseName);
  await change(database);
  database.close();
}

/** A new page over the same database. */
function reopen(world: TestWorld): { world: TestWorld; library: Library } {
  const next = createTestWorld({ databaseName: world.databaseName });
  return { world: next, library: openTestLibrary(next) };
}

/** A library of POSTS posts with an undo entry, a dismissal, a snapshot, a concept and a clip beside them. */
async function createLibrary(): Promise<TestWorld> {
  const world = createTestWorld();
  const library = openTestLibrary(world);
  await importPosts(library, createFilePosts(POSTS), '我的帖子');
  const [first, second] = (await library.listPosts(ALL, 0, 2)).posts;
  await library.dismiss(first?.id ?? '', 'https://site.example/');
  await library.clip(createPage({ title: '剪报', text: '剪下来的一段文字。', url: 'https://site.example/clip' }), []);
  await library.deletePosts([second?.id ?? '']);
  await library.takeSnapshot();
  await library.saveConcepts([{ concept: '大促', terms: ['618', '双十一'] }]);
  return world;
}

async function exportTitles(library: Library): Promise<string[]> {
  const { blob } = await library.exportLibrary('json');
  const { posts }: { posts: { title: string }[] } = JSON.parse(await blob.text());
  return posts.map(({ title }) => title).sort();
}

const numbers = async (database: IDBPDatabase) => (await database.getAllKeys('posts')).map(Number);

describe('a post that cannot be read', () => {
  it('is missing from lists, search and exports, which go on and say how many are missing', async () => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, (database) => database.put('posts', {}, 7));
    const { library } = reopen(world);
    const after = await listTitles(library);
    expect(before.filter((title) => !after.includes(title))).toEqual(['第7篇 title7']);
    expect(await exportTitles(library)).toEqual(after);
    expect(await library.exportLibrary('markdown')).toMatchObject({ missingCount: 1 });
    expect((await library.search('word8', 5)).total).toBe(1);
    expect(await library.listDamage()).toMatchObject({ posts: 1 });
  });

  it('does not keep its segment from being built again', async () => {
    const world = await createLibrary();
    await damage(world, async (database) => {
      await database.put('posts', { id: 7 }, 7);
      for (const id of await database.getAllKeys('segments')) {
        await database.put('segments', { id, index: new Blob(['x']), table: new Blob(['y']) }, id);
      }
    });
    const { library } = reopen(world);
    expect((await listTitles(library)).length).toBe(POSTS - 1);
    expect((await exportTitles(library)).length).toBe(POSTS - 1);
    await library.maintain(Number.POSITIVE_INFINITY);
    expect((await exportTitles(reopen(world).library)).length).toBe(POSTS - 1);
  });

  it('is exported all the same when only its segment is damaged beyond repair', async () => {
    const world = await createLibrary();
    const all = await listTitles(reopen(world).library);
    await damage(world, async (database) => {
      for (const id of await database.getAllKeys('segments')) {
        await database.put('segments', { id, index: new Blob(['x']), table: new Blob(['y']) }, id);
      }
    });
    // A store in which nothing can be written any more, so that no segment is built again.
    const full = createTestWorld({ databaseName: world.databaseName });
    full.store.commit = async () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    const library = openTestLibrary(full);
    expect(await exportTitles(library)).toEqual(all);
    expect(await library.listDamage()).toMatchObject({ unindexed: POSTS });
  });
});

describe('a manifest that is lost', () => {
  it.each([
    ['is gone', (database: IDBPDatabase) => database.delete('manifest', 'current')],
    ['is empty', (database: IDBPDatabase) => database.put('manifest', {}, 'current')],
    [
      'has wrong fields',
      (database: IDBPDatabase) => database.put('manifest', { generation: 'x', segments: 3 }, 'current'),
    ],
  ])('because it %s is built again from the posts before anything is swept', async (_, lose) => {
    const world = await createLibrary();
    await damage(world, lose);
    const { library } = reopen(world);
    await library.maintain(Number.POSITIVE_INFINITY);
    const titles = await listTitles(library);
    expect(titles.length).toBe(POSTS + 1); // the deleted post is back: what was deleted stood in the manifest alone
    expect(titles).toContain('剪报');
    expect(await exportTitles(library)).toEqual(titles);
    expect(await library.listSources()).toMatchObject([
      { name: '我的帖子', postCount: POSTS },
      { kind: 'clips', postCount: 1 },
    ]);
    expect(await library.listDamage()).toMatchObject({ isRebuilt: true });
    await library.forgetDamage();
    expect(await reopen(world).library.listDamage()).toMatchObject({ isRebuilt: false });
  });

  it('gives no key out twice: what is imported afterwards overwrites nothing', async () => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, (database) => database.delete('manifest', 'current'));
    const { library } = reopen(world);
    await importPosts(library, createFilePosts(5, 900));
    const after = await listTitles(library);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBe(POSTS + 1 + 5);
  });

  it('makes no second source of a bundled post that was edited', async () => {
    const bundled = [createPost({ id: 'b0', sourceId: 'bundled', title: '随附的一篇', text: '一段随附的文字。' })];
    const world = createTestWorld({ bundled });
    const library = openTestLibrary(world);
    await library.updatePost('b0', { title: '改过的题目' });
    await damage(world, (database) => database.delete('manifest', 'current'));
    const next = openTestLibrary(createTestWorld({ databaseName: world.databaseName, bundled }));
    expect(await listTitles(next)).toContain('改过的题目');
    expect((await next.listSources()).map(({ id }) => id)).toEqual(['bundled']);
  });

  it('keeps what can still be read of it: a broken source costs no tombstone', async () => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, async (database) => {
      const manifest = await database.get('manifest', 'current');
      await database.put('manifest', { ...manifest, sources: [{ id: 3 }] }, 'current');
    });
    expect(await listTitles(reopen(world).library)).toEqual(before);
  });

  it('is an empty library where there are no posts either', async () => {
    const { library } = { library: openTestLibrary(createTestWorld()) };
    expect(await library.listSources()).toEqual([]);
    expect(await library.listDamage()).toEqual({
      posts: 0,
      unindexed: 0,
      records: 0,
      isRebuilt: false,
      isCleared: false,
    });
  });

  it('during an import ends the import, and no post is in the library twice', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(3));
    const preview = await library.previewImport([
      new File(
        [JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts: createFilePosts(1_200, 100) })],
        'x.json',
      ),
    ]);
    let losing: Promise<void> | null = null;
    const end = await library.runImport(preview.importId, 'x', ({ postsDone }) => {
      if (postsDone > 0) losing ??= damage(world, (database) => database.delete('manifest', 'current'));
    });
    await losing;
    expect(end.state).toBe('failed');
    const titles = await listTitles(reopen(world).library);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('a small record that cannot be read', () => {
  it.each([
    ['undo', 'token'],
    ['snapshots', 'id'],
    ['dismissals', 'undoToken'],
    ['concepts', 'concept'],
  ] as const)('among %s costs itself alone', async (store, key) => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, (database) => database.put(store, { [key]: 'broken', live: 'x', terms: 3, restore: [[4, 1]] }));
    const { library } = reopen(world);
    expect(await listTitles(library)).toEqual(before);
    expect((await library.listSnapshots()).length).toBeGreaterThan(0);
    expect(await library.listDismissals()).toHaveLength(1);
    expect(await library.listConcepts()).toMatchObject([{ concept: '大促' }]);
    expect(await library.listDamage()).toMatchObject({ records: 1 });
    await library.maintain(Number.POSITIVE_INFINITY);
    await importPosts(library, createFilePosts(2, 500));
    expect((await listTitles(library)).length).toBe(before.length + 2);
  });
});

it('any one record damaged at random costs no other post, in lists and exports, before maintenance and after', async () => {
  const stores = ['posts', 'segments', 'manifest', 'undo', 'snapshots', 'dismissals', 'concepts'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stores),
      fc.nat(),
      fc.constantFrom('empty', 'fields', 'types', 'gone'),
      fc.nat(),
      async (store, which, how, field) => {
        const world = await createLibrary();
        const before = await listTitles(reopen(world).library);
        let isPost = false;
        await damage(world, async (database) => {
          const keys = await database.getAllKeys(store);
          const key = keys[which % keys.length] ?? 0;
          isPost = store === 'posts';
          const record: Record<string, unknown> = await database.get(store, key);
          const names = Object.keys(record);
          const name = names[field % names.length] ?? '';
          const inline = database.transaction(store).store.keyPath;
          const kept = typeof inline === 'string' ? { [inline]: record[inline] } : {};
          const { [name]: _, ...others } = record;
          const damaged =
            how === 'empty' ? kept : how === 'fields' ? { ...others, ...kept } : { ...record, [name]: null, ...kept };
          if (how === 'gone') await database.delete(store, key);
          else await database.put(store, damaged, typeof inline === 'string' ? undefined : key);
        });
        for (const look of ['at once', 'after maintenance']) {
          const { library } = reopen(world);
          if (look === 'after maintenance') await library.maintain(Number.POSITIVE_INFINITY);
          const [listed, exported] = [await listTitles(library), await exportTitles(library)];
          expect(exported).toEqual(listed);
          const missing = before.filter((title) => !listed.includes(title));
          expect(missing.length).toBeLessThanOrEqual(isPost ? 1 : 0);
        }
      },
    ),
    { numRuns: 25 },
  );
});

it('a database in which keys run high keeps its next key above them', async () => {
  const world = await createLibrary();
  await damage(world, async (database) => {
    await database.put('posts', {}, 5_000);
    await database.delete('manifest', 'current');
  });
  const { library, world: next } = reopen(world);
  await importPosts(library, createFilePosts(1, 900));
  await damage(next, async (database) => expect(Math.max(...(await numbers(database)))).toBeGreaterThan(5_000));
});

it('a library that the browser removed while a page was open is noticed by that page, and an import begins anew', async () => {
  const world = await createLibrary();
  let remove = () => {};
  const store = {
    ...world.store,
    onRemoved(listener: () => void) {
      remove = listener;
    },
  };
  const library = openTestLibrary({ ...world, store });
  let changes = 0;
  library.onChange(() => changes++, new AbortController().signal);
  expect((await library.search('word8', 5)).total).toBe(1);
  await damage(world, async (database) => {
    for (const name of database.objectStoreNames) await database.clear(name);
  });
  remove();
  expect((await library.search('word8', 5)).total).toBe(0);
  expect(changes).toBe(1);
  expect(await library.listSources()).toEqual([]);
  expect(await library.listDamage()).toMatchObject({ isCleared: true });
  await importPosts(library, createFilePosts(3));
  expect((await library.listPosts(ALL, 0, 9)).total).toBe(3);
  expect(await library.listDamage()).toMatchObject({ isCleared: true });
  await library.forgetDamage();
  expect(await library.listDamage()).toMatchObject({ isCleared: false });
});
