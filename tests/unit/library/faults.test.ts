import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { LibraryStore, StoredSegment } from '../../../utils/library/store/store.ts';
import { createPage } from '../../../utils/page/page.ts';
import {
  createFilePosts,
  createPostsFile,
  createTestBrowser,
  createTestWorld,
  importPosts,
  openTestLibrary,
  postsOf,
  type TestWorld,
} from './create-test-library.ts';

const ALL = { query: '' };

/** A store whose page is gone from the given call on: that call and all later ones do nothing and never end. */
function dieAt(
  store: LibraryStore,
  method: keyof LibraryStore,
  count: number,
): { store: LibraryStore; died: Promise<'died'> } {
  let calls = 0;
  let die: (() => void) | null = null;
  let isDead = false;
  const died = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  const dying = new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === method && ++calls === count) {
          isDead = true;
          die?.();
        }
        return isDead ? new Promise(() => {}) : Reflect.apply(value, target, args);
      };
    },
  });
  return { store: dying, died };
}

/** A new page after the browser was started again: nobody holds a lock. */
function restart(world: TestWorld): TestWorld {
  return createTestWorld({ databaseName: world.databaseName });
}

async function expectNoOrphans(world: TestWorld): Promise<void> {
  const { manifest } = await world.store.readRecords();
  expect(manifest.staging).toEqual([]);
  expect((await world.store.listSegmentIds()).sort()).toEqual(manifest.segments.map(({ id }) => id).sort());
  const stored = await world.store.readPostRange(0, 1e9, 1e6);
  const named = manifest.segments.flatMap(({ keys }) =>
    keys.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  expect(stored.map(({ key }) => key)).toEqual(named.sort((a, b) => a - b));
}

describe('a browser that dies', () => {
  const steps: [method: keyof LibraryStore, count: number][] = [
    ['commit', 1],
    ['stagePosts', 1],
    ['stagePosts', 2],
    ['stagePosts', 3],
    ['stageSegment', 1],
    ['commit', 2],
  ];
  it.each(steps)('at %s number %i of an import leaves the old library, whole', async (method, count) => {
    const world = createTestWorld();
    await importPosts(openTestLibrary(world), createFilePosts(3));
    const { store, died } = dieAt(world.store, method, count);
    const dying = openTestLibrary({ ...restart(world), store });
    const preview = await dying.previewImport([createPostsFile(createFilePosts(1200, 10))]);
    const ended = dying.runImport(preview.importId, 'lost', () => {}).then(({ state }) => state);
    expect(await Promise.race([ended, died])).toBe('died');

    const after = restart(world);
    const library = openTestLibrary(after);
    expect((await library.listSources()).map(({ name }) => name)).toEqual(['posts']);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(3);
    await library.maintain(Number.POSITIVE_INFINITY);
    await expectNoOrphans(after);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(3);
  });

  it('after the last commit of an import leaves the new library, whole', async () => {
    const world = createTestWorld();
    await importPosts(openTestLibrary(world), createFilePosts(900));
    const after = restart(world);
    expect((await openTestLibrary(after).listPosts(ALL, 0, 9)).total).toBe(900);
    await expectNoOrphans(after);
  });
});

describe('a page that lives', () => {
  it('keeps what it stages from being swept by another page', async () => {
    const browser = createTestBrowser();
    const world = createTestWorld({ browser });
    const importing = openTestLibrary(world);
    const other = openTestLibrary(createTestWorld({ browser, databaseName: world.databaseName }));
    const preview = await importing.previewImport([createPostsFile(createFilePosts(1200))]);
    let collecting: Promise<void> | null = null;
    const end = await importing.runImport(preview.importId, 'x', () => {
      collecting ??= other.maintain(100);
    });
    await collecting;
    expect(end.state).toBe('done');
    expect((await importing.listPosts(ALL, 0, 9)).total).toBe(1200);
    await expectNoOrphans(world);
  });
});

describe('a full disk', () => {
  function fullAfter(store: LibraryStore, batches: number): LibraryStore {
    let calls = 0;
    return new Proxy(store, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name !== 'stagePosts' || typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (++calls > batches) throw new DOMException('The disk is full.', 'QuotaExceededError');
          return Reflect.apply(value, target, args);
        };
      },
    });
  }

  it('in the middle of an import ends it with a clear error, and nothing is lost or left', async () => {
    const world = createTestWorld();
    await importPosts(openTestLibrary(world), createFilePosts(4));
    const library = openTestLibrary({ ...restart(world), store: fullAfter(world.store, 1) });
    const preview = await library.previewImport([createPostsFile(createFilePosts(1500, 10))]);
    const end = await library.runImport(preview.importId, 'x', () => {});
    expect(end).toMatchObject({ state: 'failed', error: { code: 'quota-full' } });
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(4);
    await expectNoOrphans(world);
  });
});

describe('a damaged segment', () => {
  async function damage(
    world: TestWorld,
    change: (segment: StoredSegment) => { index: Blob; table: Blob },
  ): Promise<void> {
    const [id = 0] = await world.store.listSegmentIds();
    const index = (await world.store.readSegmentIndex(id)) ?? new Uint8Array();
    const table = (await world.store.readSegmentTable(id)) ?? new Uint8Array();
    const database = await openDB(world.databaseName);
    await database.put('segments', { id, ...change({ id, index, table }) }, id);
    database.close();
  }
  const toBlob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
  const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 255 : byte));

  it('with a wrong bit is found by its checksum and built again from the posts, deletions kept', async () => {
    const world = createTestWorld();
    const before = openTestLibrary(world);
    await importPosts(before, createFilePosts(30));
    const [gone] = postsOf(await before.listPosts(ALL, 0, 1));
    await before.deletePosts([gone?.id ?? '']);
    await damage(world, ({ index, table }) => ({
      index: toBlob(flip(index, index.length >> 1)),
      table: toBlob(table),
    }));

    const after = restart(world);
    const library = openTestLibrary(after);
    await library.maintain(0);
    expect((await library.listPosts(ALL, 0, 99)).total).toBe(29);
    expect(await library.getPost(gone?.id ?? '')).toBeNull();
    expect((await library.search('word7', 5)).total).toBe(1);
    expect(await openTestLibrary(restart(world)).listSources()).toMatchObject([{ postCount: 29 }]);
    await expectNoOrphans(after);
  });

  it('that cannot be opened at all is built again before the first answer', async () => {
    const world = createTestWorld();
    await importPosts(openTestLibrary(world), createFilePosts(5));
    await damage(world, ({ table }) => ({ index: new Blob(['nonsense']), table: toBlob(table) }));
    const library = openTestLibrary(restart(world));
    expect((await library.search('word1', 5)).total).toBe(1);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(5);
  });

  it('that is large is built again meanwhile: nobody waits, nobody gets an error, deletions count', async () => {
    const world = createTestWorld();
    const before = openTestLibrary(world);
    await importPosts(before, createFilePosts(2_100));
    const [gone] = postsOf(await before.listPosts(ALL, 0, 1));
    const { undoToken } = await before.deletePosts([gone?.id ?? '']);
    await damage(world, ({ table }) => ({ index: new Blob(['nonsense']), table: toBlob(table) }));
    const library = openTestLibrary(restart(world));
    const rebuilt = new Promise<void>((resolve) => library.onChange(resolve, new AbortController().signal));
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(0);
    await rebuilt;
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(2_099);
    await library.undo(undoToken);
    expect(await library.listSources()).toMatchObject([{ postCount: 2_100 }]);
  });

  it('whose table is damaged still lists tags, and is whole after a join', async () => {
    const world = createTestWorld();
    const before = openTestLibrary(world);
    await importPosts(before, createFilePosts(6));
    await damage(world, ({ index, table }) => ({ index: toBlob(index), table: toBlob(flip(table, 20)) }));
    const library = openTestLibrary(restart(world));
    expect((await library.listFacets()).tags).toEqual([
      { tag: '单数', count: 3 },
      { tag: '双数', count: 3 },
    ]);
    for (let i = 0; i < 3; i++)
      await library.clip(createPage({ title: `页${i}`, text: `剪下来的第${i}段文字` }), ['剪']);
    await library.maintain(Number.POSITIVE_INFINITY);
    const fresh = openTestLibrary(restart(world));
    expect((await fresh.listFacets()).tags).toEqual([
      { tag: '剪', count: 3 },
      { tag: '单数', count: 3 },
      { tag: '双数', count: 3 },
    ]);
    expect((await world.store.readRecords()).manifest.segments).toHaveLength(1);
  });
});

describe('a commit', () => {
  it('that expected another generation is refused and changes nothing', async () => {
    const world = createTestWorld();
    await importPosts(openTestLibrary(world), createFilePosts(2));
    const { manifest } = await world.store.readRecords();
    await expect(world.store.commit({ manifest })).rejects.toMatchObject({ error: { code: 'busy-elsewhere' } });
    expect((await world.store.readRecords()).manifest).toEqual(manifest);
  });
});
