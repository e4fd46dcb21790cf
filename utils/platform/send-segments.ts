import { isReadOnDemand } from '../library/store/is-read-on-demand.ts';
import type { SegmentMessage } from './segment-message.ts';
import { assertDiskRoom, ROOM_TO_OPEN } from './store/disk-room.ts';
import { LIBRARY_DATABASE_NAME, LIBRARY_DATABASE_VERSION, MANIFEST_KEY } from './store/library-database-name.ts';

/** The worker as far as this needs it. */
interface SegmentReceiver {
  postMessage(message: SegmentMessage, transfer: Transferable[]): void;
}

/**
 * Reads the live segments in the page and hands them to its worker (receive-segments.ts), without the library's code:
 * this runs while the worker's thread starts, some 60 ms of the first answer. Whatever goes wrong here the worker meets
 * itself and tells of, so a failure only means that nothing is sent.
 */
export async function sendSegments(worker: SegmentReceiver, databases: IDBFactory = indexedDB): Promise<void> {
  const database = await openAsItIs(databases).catch(() => null);
  if (!database) return;
  // Another page upgrades: this one must not be in its way.
  database.addEventListener('versionchange', () => database.close());
  try {
    if (database.version !== LIBRARY_DATABASE_VERSION) return;
    const transaction = database.transaction(['manifest', 'segments']);
    const ids = listIds(await ended(transaction.objectStore('manifest').get(MANIFEST_KEY)));
    if (ids.length === 0) return;
    worker.postMessage({ kind: 'segments-coming', ids }, []);
    const store = transaction.objectStore('segments');
    await Promise.all(
      ids.map(async (id) => {
        const index = await readIndex(store, id).catch(() => null);
        worker.postMessage({ kind: 'segment', id, index }, index ? [index] : []);
      }),
    );
  } catch {
    // A store that is not there, a transaction that ended: see above.
  } finally {
    database.close();
  }
}

/** Opens the database in the version it has, and makes none. */
async function openAsItIs(databases: IDBFactory): Promise<IDBDatabase> {
  await assertDiskRoom(ROOM_TO_OPEN);
  const request = databases.open(LIBRARY_DATABASE_NAME);
  request.onupgradeneeded = () => request.transaction?.abort();
  return ended(request);
}

function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function readIndex(store: IDBObjectStore, id: number): Promise<ArrayBuffer | null> {
  const stored: unknown = await ended(store.get(id));
  if (typeof stored !== 'object' || stored === null || !('index' in stored)) return null;
  return stored.index instanceof Blob ? await stored.index.arrayBuffer() : null;
}

/** Numbers of the segments that a manifest of any shape names, less those that the worker does not read whole. */
function listIds(manifest: unknown): number[] {
  if (typeof manifest !== 'object' || manifest === null || !('segments' in manifest)) return [];
  const { segments } = manifest;
  if (!Array.isArray(segments)) return [];
  const named = segments.filter(isSegment);
  const read = import.meta.env.FIREFOX ? named : named.filter((segment) => !isReadOnDemand(segment, named));
  return read.map(({ id }) => id);
}

function isSegment(value: unknown): value is { id: number; bytes: number } {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('bytes' in value)) return false;
  return typeof value.id === 'number' && typeof value.bytes === 'number';
}
