import type { SegmentCopies } from '../../../utils/platform/store/segment-copies.ts';
import { createMemoryFile } from '../search/segment/memory-file.ts';

/** Copies of segments as files of a test; what a test puts into `files` is taken for a copy when it has the stored header. */
export interface MemoryCopies extends SegmentCopies {
  files: Map<number, Uint8Array>;
  /** Copies that were opened and taken, in order. */
  opened: number[];
}

export function createMemoryCopies(): MemoryCopies {
  const files = new Map<number, Uint8Array>();
  const opened: number[] = [];
  const read = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  return {
    areSupported: true,
    files,
    opened,
    async open(id, stored) {
      const file = files.get(id);
      const header = await read(stored.slice(0, 16));
      if (file?.length !== stored.size || !header.every((byte, i) => byte === file[i])) return null;
      opened.push(id);
      return createMemoryFile(file);
    },
    async write(id, stored) {
      files.set(id, await read(stored));
    },
    list: async () => [...files.keys()],
    async remove(id) {
      files.delete(id);
    },
  };
}
