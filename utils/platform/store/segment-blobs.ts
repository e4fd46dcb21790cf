import type { StoredSegment } from '../../library/store/store.ts';
import type { LibraryDatabase } from './open-library-database.ts';

/** A segment as the database holds it. */
export function toStoredSegment(segment: StoredSegment): { id: number; index: Blob; table: Blob } {
  return { id: segment.id, index: new Blob([copyOf(segment.index)]), table: new Blob([copyOf(segment.table)]) };
}

/** Blob parts must lie in a plain ArrayBuffer, which the type of Uint8Array does not promise. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}

/** One part of a stored segment; null when it is not there or its bytes cannot be read. */
export async function readSegmentBlob(
  db: LibraryDatabase,
  id: number,
  part: 'index' | 'table',
): Promise<Uint8Array | null> {
  const stored = await db.get('segments', id);
  if (!stored) return null;
  try {
    return new Uint8Array(await stored[part].arrayBuffer());
  } catch {
    return null; // the browser lost the file behind the Blob; the caller rebuilds the segment from the posts
  }
}
