import { unwrap } from 'idb';
import type { KeyRuns } from '../../library/store/key-runs.ts';
import type { LibraryCommit, LibraryStore } from '../../library/store/store.ts';
import {
  ConceptShape,
  DismissalShape,
  FolderShape,
  GenerationShape,
  keepReadable,
  ManifestShape,
  PostShape,
  parseStored,
  SnapshotShape,
  UndoShape,
} from '../../library/store/stored-shapes.ts';
import type { Post } from '../../post/post.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { asStoreFailure } from './as-store-failure.ts';
import { ROOM_TO_IMPORT, ROOM_TO_OPEN } from './disk-room.ts';
import { MANIFEST_KEY } from './library-database-name.ts';
import { createLibraryDisk, type LibraryDisk } from './library-disk.ts';
import { createLossWatch } from './loss-watch.ts';
import { type LibraryDatabase, openLibraryDatabase } from './open-library-database.ts';
import { rebuildLostManifest } from './rebuild-lost-manifest.ts';
import { readSegmentBlob, toStoredSegment } from './segment-blobs.ts';
import { createSegmentFiles } from './segment-files.ts';
import { sortByAge } from './sort-by-age.ts';

/** The small records beside the manifest, and what each must look like. What does not is skipped. */
const SMALL_STORES = [
  ['dismissals', DismissalShape],
  ['undo', UndoShape],
  ['snapshots', SnapshotShape],
  ['concepts', ConceptShape],
] as const;

const COMMITTED_STORES = ['posts', 'segments', 'manifest', 'dismissals', 'undo', 'snapshots', 'folders'] as const;

/**
 * The library in IndexedDB. Opens at the first call; opens again when the browser closed the connection. Every record is
 * parsed here, where it comes in: what cannot be read costs itself and nothing else.
 */
export function createIndexedDbStore(
  open: () => Promise<LibraryDatabase> = openLibraryDatabase,
  disk: LibraryDisk = createLibraryDisk(),
): LibraryStore {
  let opened: Promise<LibraryDatabase> | null = null;
  /** The connection once it is there: requests go out at once then, before whoever asks goes on computing. */
  let connection: LibraryDatabase | null = null;
  const loss = createLossWatch(disk.mark);
  const unreadablePosts = new Set<number>();

  async function database(): Promise<LibraryDatabase> {
    opened ??= openAnew();
    try {
      return await opened;
    } catch (thrown) {
      opened = null;
      throw asStoreFailure(thrown);
    }
  }

  async function openAnew(): Promise<LibraryDatabase> {
    await disk.assertRoom(ROOM_TO_OPEN);
    const db = await open();
    connection = db;
    db.addEventListener('close', () => {
      forget();
      void disk.isRemoved().then((isGone) => {
        if (isGone) loss.tell();
      });
    });
    // The first reads go before it. Failing, it is done again at the next opening.
    setTimeout(() => disk.renewLog().catch(() => undefined));
    return db;
  }

  function forget(): void {
    opened = null;
    connection = null;
  }

  async function guarded<T>(work: (db: LibraryDatabase) => Promise<T>): Promise<T> {
    const db = connection ?? (await database());
    try {
      return await work(db);
    } catch (thrown) {
      if (!isClosedConnection(thrown)) throw asStoreFailure(thrown);
      forget();
      return work(await database()).catch((again) => {
        throw asStoreFailure(again);
      });
    }
  }

  function readPost(key: number, stored: unknown): Post | null {
    const post = stored === undefined ? null : parseStored(PostShape, stored);
    if (post) unreadablePosts.delete(key);
    else unreadablePosts.add(key);
    return post;
  }

  return {
    readRecords: () =>
      guarded(async (db) => {
        const transaction = db.transaction(['manifest', 'dismissals', 'undo', 'snapshots']);
        const [manifest, dismissals, undo, snapshots] = await Promise.all([
          transaction.objectStore('manifest').get(MANIFEST_KEY),
          transaction.objectStore('dismissals').getAll(),
          transaction.objectStore('undo').getAll(),
          transaction.objectStore('snapshots').getAll(),
        ]);
        if (manifest === undefined) void loss.look();
        return {
          manifest: parseStored(ManifestShape, manifest) ?? (await rebuildLostManifest(db)),
          dismissals: sortByAge(keepReadable(DismissalShape, dismissals)),
          undo: sortByAge(keepReadable(UndoShape, undo)),
          snapshots: sortByAge(keepReadable(SnapshotShape, snapshots)),
        };
      }),

    readDamage: () =>
      guarded(async (db) => {
        let records = 0;
        for (const [name, shape] of SMALL_STORES) {
          const all: unknown[] = await db.getAll(name);
          records += all.filter((record) => parseStored<unknown>(shape, record) === null).length;
        }
        return { posts: unreadablePosts.size, records, isLost: loss.isLost };
      }),

    forgetLoss: loss.forget,
    onRemoved: loss.onRemoved,

    readSegmentIndex: (id) => guarded((db) => readSegmentBlob(db, id, 'index')),
    ...createSegmentFiles(guarded, disk),
    readSegmentTable: (id) => guarded((db) => readSegmentBlob(db, id, 'table')),
    listSegmentIds: () => guarded((db) => db.getAllKeys('segments')),

    readPosts: (keys) =>
      guarded((db) => {
        const posts = db.transaction('posts').store;
        return Promise.all(keys.map(async (key) => readPost(key, await posts.get(key)) ?? undefined));
      }),

    readPostRange: (from, to, limit) =>
      guarded(async (db) => {
        if (from >= to) return [];
        const posts = db.transaction('posts').store;
        const range = IDBKeyRange.bound(from, to, false, true);
        const [keys, values] = await Promise.all([posts.getAllKeys(range, limit), posts.getAll(range, limit)]);
        return keys.map((key, i) => ({ key, post: readPost(key, values[i]) }));
      }),

    stagePosts: (posts) =>
      guarded(async (db) => {
        await disk.assertRoom(ROOM_TO_IMPORT);
        const transaction = db.transaction('posts', 'readwrite');
        // Straight into the store: a promise and two listeners for each of 60,000 posts cost the worker a second.
        const store = unwrap(transaction.store);
        for (const { key, post } of posts) store.put(post, key);
        await transaction.done;
      }),

    stageSegment: (segment) =>
      guarded(async (db) => {
        await disk.assertRoom(ROOM_TO_IMPORT);
        await db.put('segments', toStoredSegment(segment), segment.id);
      }),

    commit: (commit) =>
      guarded(async (db) => {
        await disk.assertRoom(ROOM_TO_OPEN);
        // 'strict': the manifest is on the disk when this resolves, not only in the browser's memory.
        const transaction = db.transaction([...COMMITTED_STORES], 'readwrite', { durability: 'strict' });
        const finished = transaction.done;
        finished.catch(() => undefined); // reported below, through `await finished`
        const manifests = transaction.objectStore('manifest');
        const stored = await manifests.get(MANIFEST_KEY);
        if ((parseStored(GenerationShape, stored)?.generation ?? 0) + 1 !== commit.manifest.generation) {
          transaction.abort();
          throw new LibraryFailure({ code: 'busy-elsewhere', detail: {} });
        }
        write(commit);
        await finished;
        // Failing, the next commit does it.
        await disk.mark.set(commit.manifest.segments.length > 0).catch(() => undefined);

        function write(change: LibraryCommit): void {
          const posts = transaction.objectStore('posts');
          const segments = transaction.objectStore('segments');
          for (const { key, post } of change.putPosts ?? []) void posts.put(post, key);
          for (const [start, end] of change.removePosts ?? []) void posts.delete(keysBetween(start, end));
          for (const segment of change.putSegments ?? []) void segments.put(toStoredSegment(segment), segment.id);
          for (const id of change.removeSegments ?? []) void segments.delete(id);
          if (change.dismissals) replaceAll(transaction.objectStore('dismissals'), change.dismissals);
          if (change.undo) replaceAll(transaction.objectStore('undo'), change.undo);
          if (change.snapshots) replaceAll(transaction.objectStore('snapshots'), change.snapshots);
          const folders = transaction.objectStore('folders');
          for (const folder of change.putFolders ?? []) void folders.put(folder);
          for (const id of change.removeFolders ?? []) void folders.delete(id);
          void manifests.put(change.manifest, MANIFEST_KEY);
        }
      }),

    readFolders: () => guarded(async (db) => keepReadable(FolderShape, await db.getAll('folders'))),

    readConcepts: () => guarded(async (db) => keepReadable(ConceptShape, await db.getAll('concepts'))),

    writeConcepts: (groups) =>
      guarded(async (db) => {
        const transaction = db.transaction('concepts', 'readwrite');
        replaceAll(transaction.store, groups);
        await transaction.done;
      }),

    discard: (keys: KeyRuns, segmentIds) =>
      guarded(async (db) => {
        const transaction = db.transaction(['posts', 'segments'], 'readwrite');
        for (const [start, end] of keys) void transaction.objectStore('posts').delete(keysBetween(start, end));
        for (const id of segmentIds) void transaction.objectStore('segments').delete(id);
        await transaction.done;
      }),

    close() {
      void opened?.then((db) => db.close());
      forget();
    },
  };
}

function replaceAll<T>(store: { clear(): Promise<void>; put(value: T): Promise<unknown> }, values: readonly T[]): void {
  void store.clear();
  for (const value of values) void store.put(value);
}

function keysBetween(start: number, end: number): IDBKeyRange {
  return IDBKeyRange.bound(start, end, false, true);
}

function isClosedConnection(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'InvalidStateError';
}
