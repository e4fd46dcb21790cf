import { ImportFailure } from '../../importers/importer/import-failure.ts';
import type { ImportEvent, ImportFile } from '../../importers/importer/importer.ts';
import { createSkipped, postEvents } from '../../importers/importer/post-events.ts';
import { HEAD_BYTES } from '../../importers/reading/create-import-file.ts';
import type { LibraryError } from '../../protocol/library-error.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import type { LoadImporters } from '../imports/load-importers.ts';
import type { ListedFile } from '../store/folder-listing.ts';

/** A file is held whole while it is read; larger ones are passed over. 1-100 MB. */
const MAX_FILE_BYTES = 32_000_000;
const HASH_BYTES = 16;

/**
 * - same: its bytes are as they were.
 * - read: all that its importer made of it. `failures`: not read to its end.
 * - unreadable: the browser could not give its bytes (moved, locked, not allowed); it may another time.
 */
export type ReadListedFile =
  | { kind: 'same' }
  | { kind: 'read'; hash: string; events: ImportEvent[]; failures: LibraryError[] }
  | { kind: 'unreadable'; error: LibraryError };

/** Reads one file of a followed folder whole, so that what is hashed is what is parsed. `name` is its path with the folder's own name. */
export async function readListedFile(
  { content, size }: ListedFile,
  name: string,
  knownHash: string,
  { recogniseFiles }: Awaited<ReturnType<LoadImporters>>,
  signal: AbortSignal,
): Promise<ReadListedFile> {
  if (!(content instanceof Blob)) {
    const hash = await hashBytes(new TextEncoder().encode(JSON.stringify(content)));
    if (hash === knownHash) return { kind: 'same' };
    return { kind: 'read', hash, events: [...postEvents(content, name, 0)], failures: [] };
  }
  if (size > MAX_FILE_BYTES) {
    const skipped = createSkipped('record-too-large', name, name);
    return { kind: 'read', hash: `size ${size}`, events: [{ kind: 'skipped', skipped }], failures: [] };
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await content.arrayBuffer());
  } catch (thrown) {
    return { kind: 'unreadable', error: new ImportFailure('file-unreadable', name, name, 'check-again', thrown).error };
  }
  const hash = await hashBytes(bytes);
  if (hash === knownHash) return { kind: 'same' };
  return { kind: 'read', hash, ...(await parse(toImportFile(name, bytes), recogniseFiles, signal)) };
}

async function parse(
  file: ImportFile,
  recogniseFiles: Awaited<ReturnType<LoadImporters>>['recogniseFiles'],
  signal: AbortSignal,
): Promise<{ events: ImportEvent[]; failures: LibraryError[] }> {
  const recognised = await recogniseFiles([file], signal);
  const events: ImportEvent[] = recognised.skipped.map((skipped) => ({ kind: 'skipped', skipped }));
  const failures = [...recognised.failures];
  // Of many files in a folder some are of no format that anybody reads: that is no fault of theirs.
  if (failures.length > 0 && failures.every(({ code }) => code === 'not-recognised')) {
    const skipped = createSkipped('other-format', file.name, file.name);
    return { events: [...events, { kind: 'skipped', skipped }], failures: [] };
  }
  if (recognised.importer === null) return { events, failures };
  try {
    for await (const event of recognised.importer.read(recognised.files, [], signal)) {
      if (event.kind === 'failed') failures.push(event.error);
      else events.push(event);
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof LibraryFailure)) throw thrown;
    failures.push(thrown.error);
  }
  return { events, failures };
}

function toImportFile(name: string, bytes: Uint8Array<ArrayBuffer>): ImportFile {
  const blob = new Blob([bytes]);
  return { name, size: bytes.length, head: bytes.subarray(0, HEAD_BYTES), stream: () => blob.stream() };
}

async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, HASH_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
