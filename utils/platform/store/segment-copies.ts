import type { SegmentFile } from '../../search/segment/segment-file.ts';
import { HEADER_BYTES } from '../../search/segment/segment-format.ts';
import { runWithin, TOO_LATE } from '../run-within.ts';

/** Directory of the extension's own file system. */
const DIRECTORY = 'segments';

/** Bytes written at once; calls to the library are answered between two. 1-16 MB. */
const PIECE_BYTES = 4_194_304;

/** A copy is waited for no longer, ms: reading the stored segment takes less. 500-5,000. */
const PATIENCE_MS = 1_500;

/**
 * Copies of segments in the extension's own file system, which a thread may read piece by piece without waiting. Each may go
 * at any time: what the database holds is the truth, and a copy is only taken for what is stored there.
 */
export interface SegmentCopies {
  /** Whether there can be copies: in workers of Chromium, where several threads may read one file. */
  readonly areSupported: boolean;
  /** The copy of a stored segment; null when there is none, it is not whole, or it is of another segment. */
  open(id: number, stored: Blob): Promise<SegmentFile | null>;
  /** Writes one. A thread that ends meanwhile leaves a copy without a header, which is none. */
  write(id: number, stored: Blob): Promise<void>;
  list(): Promise<number[]>;
  /** Nothing happens while somebody has it open. */
  remove(id: number): Promise<void>;
}

/** A handle as Chromium gives it: several threads may have a read-only one of the same file. */
interface SharedFile {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<FileSystemSyncAccessHandle & { mode?: string }>;
}

/** Copies in the browser. */
export function createSegmentCopies(): SegmentCopies {
  return {
    areSupported:
      !import.meta.env.FIREFOX &&
      'FileSystemFileHandle' in globalThis &&
      'createSyncAccessHandle' in FileSystemFileHandle.prototype,

    async open(id, stored) {
      const opening = openCopy(id, stored);
      const file = await runWithin(PATIENCE_MS, opening);
      if (file !== TOO_LATE) return file;
      void opening.then((late) => late?.close());
      return null;
    },

    async write(id, stored) {
      const directory = await openDirectory(true);
      const file: SharedFile = await directory.getFileHandle(String(id), { create: true });
      const handle = await file.createSyncAccessHandle(); // nobody else can write or read it now
      try {
        handle.truncate(0);
        for (let at = HEADER_BYTES; at < stored.size; at += PIECE_BYTES) {
          handle.write(await readPiece(stored, at, at + PIECE_BYTES), { at });
        }
        handle.flush();
        handle.write(await readPiece(stored, 0, HEADER_BYTES), { at: 0 });
        handle.flush();
      } catch (thrown) {
        handle.truncate(0); // a full disk: what was written goes first
        throw thrown;
      } finally {
        handle.close();
      }
    },

    async list() {
      const ids: number[] = [];
      try {
        for await (const name of (await openDirectory(false)).keys()) ids.push(Number(name));
      } catch {
        // There is no such directory: no copies.
      }
      return ids;
    },

    async remove(id) {
      await openDirectory(false)
        .then((directory) => directory.removeEntry(String(id)))
        .catch(() => undefined); // there is none, or somebody has it open
    },
  };
}

async function openCopy(id: number, stored: Blob): Promise<SegmentFile | null> {
  const storedHeader = readPiece(stored, 0, HEADER_BYTES);
  storedHeader.catch(() => undefined); // met below
  try {
    const file: SharedFile = await (await openDirectory(false)).getFileHandle(String(id));
    const handle = await file.createSyncAccessHandle({ mode: 'read-only' });
    const header = new Uint8Array(HEADER_BYTES);
    // It holds the checksum of everything behind it, and is written last.
    const isWhole =
      handle.mode === 'read-only' && handle.getSize() === stored.size && handle.read(header, { at: 0 }) > 0;
    if (isWhole && isSame(header, await storedHeader)) return toSegmentFile(handle, stored.size);
    handle.close();
  } catch {
    // There is none, or the stored one cannot be read.
  }
  return null;
}

async function openDirectory(create: boolean): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(DIRECTORY, { create });
}

async function readPiece(stored: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await stored.slice(start, end).arrayBuffer());
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/** A handle nobody refers to any more is closed by the browser: a view in use may outlive its segments. */
function toSegmentFile(handle: FileSystemSyncAccessHandle, size: number): SegmentFile {
  return {
    size,
    // Its memory is this thread's own; the type of Uint8Array does not say so.
    read: (into, at) => handle.read(into as Uint8Array<ArrayBuffer>, { at }),
    close: () => handle.close(),
  };
}
