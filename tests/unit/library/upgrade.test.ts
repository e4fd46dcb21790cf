import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { openDB } from 'idb';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addBuiltWith } from '../../../utils/library/store/migrations/add-built-with.ts';
import { LIBRARY_DATABASE_VERSION } from '../../../utils/platform/store/library-database-name.ts';
import { openLibraryDatabase } from '../../../utils/platform/store/open-library-database.ts';
import { createTestWorld, openTestLibrary, postsOf } from './create-test-library.ts';

const Dump = v.object({
  version: v.number(),
  stores: v.record(
    v.string(),
    v.object({
      keyPath: v.nullable(v.string()),
      records: v.array(v.object({ key: v.union([v.number(), v.string()]), value: v.unknown() })),
    }),
  ),
});

/** A database as a released version wrote it, dumped record by record. */
async function restoreDump(
  file: string,
  name: string,
  change: (store: string, value: unknown) => unknown = (_, value) => value,
): Promise<void> {
  const dump = v.parse(Dump, JSON.parse(readFileSync(`tests/fixtures/library/${file}`, 'utf8')));
  const database = await openDB(name, dump.version, {
    upgrade(db) {
      for (const [store, { keyPath, records }] of Object.entries(dump.stores)) {
        const created = db.createObjectStore(store, keyPath === null ? undefined : { keyPath });
        for (const { key, value } of records) {
          const record = change(store, decode(value));
          void (keyPath === null ? created.put(record, key) : created.put(record));
        }
      }
    },
  });
  database.close();
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'));
  if ('$blob' in value) return new Blob([Buffer.from(String(value.$blob), 'base64')]);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, decode(field)]));
}

describe('a library that version 1 wrote', () => {
  it('opens with every post, source, tombstone, dismissal and snapshot', async () => {
    await restoreDump('version-1.json', 'upgrade-1');
    const library = openTestLibrary(createTestWorld({ databaseName: 'upgrade-1' }));
    const posts = postsOf(await library.listPosts({ query: '' }, 0, 99));
    expect(posts.map(({ title }) => title)).toEqual(['剪下来的页面', '618 复盘', '私域要不要做']);
    expect(await library.listSources()).toMatchObject([
      { name: '频道导出', postCount: 2 },
      { kind: 'clips', postCount: 1 },
    ]);
    expect(await library.listDismissals()).toMatchObject([{ postTitle: '私域要不要做' }]);
    expect(await library.listSnapshots()).toMatchObject([{ reason: 'asked', postCount: 3 }, { reason: 'import' }]);
    expect((await library.search('退款率', 5)).posts.map(({ post }) => post.title)).toEqual(['618 复盘']);
  });

  it('builds its segments again with the tables of this version, and still undoes what was deleted', async () => {
    await restoreDump('version-1.json', 'upgrade-2');
    const world = createTestWorld({ databaseName: 'upgrade-2' });
    const library = openTestLibrary(world);
    await library.maintain(Number.POSITIVE_INFINITY);
    const { manifest, undo } = await world.store.readRecords();
    expect(manifest.segments.every(({ builtWith }) => builtWith !== '')).toBe(true);
    const deletion = undo.find(({ restore }) => restore.length > 0);
    await library.undo(deletion?.token ?? '');
    expect((await library.listPosts({ query: '墓碑' }, 0, 9)).total).toBe(1);
  });

  it('stays as it was, under its old version, when a step of the upgrade fails', async () => {
    await restoreDump('version-1.json', 'upgrade-3', (store, value) =>
      store === 'manifest' ? { broken: true } : value,
    );
    const library = openTestLibrary(createTestWorld({ databaseName: 'upgrade-3' }));
    await expect(library.listSources()).rejects.toMatchObject({ error: { code: 'unexpected' } });
    const old = await openDB('upgrade-3');
    expect(old.version).toBe(1);
    expect(await old.get('manifest', 'current')).toEqual({ broken: true });
    expect(await old.count('posts')).toBe(4);
    old.close();
  });
});

describe('a library that a newer version wrote', () => {
  it('is left alone, with an error that says so', async () => {
    (await openDB('newer', LIBRARY_DATABASE_VERSION + 1)).close();
    const library = openTestLibrary(createTestWorld({ databaseName: 'newer' }));
    await expect(library.listSources()).rejects.toMatchObject({ error: { code: 'store-newer' } });
  });
});

describe('addBuiltWith', () => {
  it('marks every segment of version 1 as built with unknown tables and keeps the rest', () => {
    const manifest = { generation: 3, nextPostKey: 4, segments: [{ id: 1, bytes: 5 }], sources: [] };
    expect(addBuiltWith(manifest)).toEqual({
      generation: 3,
      nextPostKey: 4,
      segments: [{ id: 1, bytes: 5, builtWith: '' }],
      sources: [],
    });
  });

  it('throws on anything else rather than guess', () => {
    expect(() => addBuiltWith({ segments: 3 })).toThrow();
  });
});

it('a new database has exactly the stores of an upgraded one', async () => {
  await restoreDump('version-1.json', 'upgrade-4');
  const upgraded = await openLibraryDatabase('upgrade-4');
  const fresh = await openLibraryDatabase('fresh-4');
  expect([...fresh.objectStoreNames]).toEqual([...upgraded.objectStoreNames]);
  upgraded.close();
  fresh.close();
});
