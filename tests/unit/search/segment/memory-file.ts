import type { SegmentFile } from '../../../../utils/search/segment/segment-file.ts';

/** A file of a test; `reads` counts what was asked of it. */
export interface MemoryFile extends SegmentFile {
  reads: number;
  isClosed: boolean;
}

/** Bytes as a file, read as the browser's handle reads: as far as there is something. */
export function createMemoryFile(bytes: Uint8Array): MemoryFile {
  return {
    size: bytes.length,
    reads: 0,
    isClosed: false,
    read(into, at) {
      this.reads++;
      const found = bytes.subarray(at, at + into.length);
      into.set(found);
      return found.length;
    },
    close() {
      this.isClosed = true;
    },
  };
}
