import { openPostTable } from '../../../utils/library/view/post-table.ts';
import { verifySegment } from '../../../utils/search/segment/verify-segment.ts';

export interface StoredLibrary {
  version: number;
  stagingCount: number;
  namedSegments: number[];
  /** Keys of the posts that the named segments hold, deleted ones too, ascending. */
  namedKeys: number[];
  storedSegments: { id: number; index: string; table: string }[];
  storedKeys: number[];
  /** Keys of deleted posts that wait for the sweep, as long as an undo or a snapshot needs them. */
  garbageKeys: number[];
}

/** What a library's database holds, read without the library's own code. Run in a page of the extension. */
export async function readStoredLibrary(): Promise<StoredLibrary> {
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const toBase64 = async (blob: Blob) => {
    const reader = new FileReader();
    reader.readAsDataURL(blob);
    await new Promise((resolve) => reader.addEventListener('loadend', resolve, { once: true }));
    return String(reader.result).replace(/^[^,]*,/, '');
  };
  const database = await wait(indexedDB.open('library'));
  const transaction = database.transaction(['manifest', 'segments', 'posts']);
  const [manifest, segments, keys] = await Promise.all([
    wait(transaction.objectStore('manifest').get('current')),
    wait(transaction.objectStore('segments').getAll()),
    wait(transaction.objectStore('posts').getAllKeys()),
  ]);
  const { version } = database;
  database.close();
  const listKeys = (runs: [number, number][]) =>
    runs.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));
  const named: { id: number; keys: [number, number][] }[] = manifest?.segments ?? [];
  const storedSegments = [];
  for (const { id, index, table } of segments)
    storedSegments.push({ id, index: await toBase64(index), table: await toBase64(table) });
  return {
    version,
    stagingCount: manifest?.staging.length ?? 0,
    namedSegments: named.map(({ id }) => id),
    namedKeys: named.flatMap(({ keys: runs }) => listKeys(runs)).sort((a, b) => a - b),
    garbageKeys: listKeys(manifest?.garbage ?? []),
    storedSegments,
    storedKeys: keys.map(Number),
  };
}

/** Names every way in which a stored library is not whole: missing or damaged segments, missing posts. */
export function findDamage(library: StoredLibrary): string[] {
  const problems: string[] = [];
  for (const id of library.namedSegments) {
    const segment = library.storedSegments.find((stored) => stored.id === id);
    if (!segment) {
      problems.push(`segment ${id} is named and not stored`);
      continue;
    }
    if (!verifySegment(toBytes(segment.index))) problems.push(`the index of segment ${id} has a wrong checksum`);
    if (openPostTable(toBytes(segment.table)) === null) problems.push(`the table of segment ${id} is damaged`);
  }
  const stored = new Set(library.storedKeys);
  const missing = library.namedKeys.filter((key) => !stored.has(key));
  if (missing.length > 0) problems.push(`${missing.length} posts are indexed and not stored`);
  return problems;
}

/** Names what is stored and belongs to nobody. */
export function findOrphans(library: StoredLibrary): string[] {
  const named = new Set(library.namedSegments);
  const namedKeys = new Set([...library.namedKeys, ...library.garbageKeys]);
  const segments = library.storedSegments.filter(({ id }) => !named.has(id)).length;
  const posts = library.storedKeys.filter((key) => !namedKeys.has(key)).length;
  const problems: string[] = [];
  if (library.stagingCount > 0) problems.push(`${library.stagingCount} unfinished imports`);
  if (segments > 0) problems.push(`${segments} segments`);
  if (posts > 0) problems.push(`${posts} posts`);
  return problems;
}

/** A copy of its own, because tables need an aligned start. */
function toBytes(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}
