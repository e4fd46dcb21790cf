import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL,
  createFilePosts,
  createTestWorld,
  importPosts,
  listTitles,
  openTestLibrary,
} from './create-test-library.ts';
import { createLibrary, damage, exportTitles, POSTS, reopen } from './damaged-library.ts';

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
