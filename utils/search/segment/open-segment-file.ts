import { crc32 } from '../../bytes/crc32.ts';
import { type ListRing, sharedListRing } from './list-ring.ts';
import { Segment } from './open-segment.ts';
import { PagedLists } from './paged-lists.ts';
import type { SegmentSections } from './read-sections.ts';
import { FRAME_BYTES, readSectionTable } from './section-table.ts';
import type { SegmentFile } from './segment-file.ts';
import { CHECKSUM_OFFSET, SECTION, SegmentError } from './segment-format.ts';

/** Bytes read at once for the checksum. */
const CHECKED_BYTES = 1_048_576;

/**
 * Opens a segment that stays in its file: terms, pointers, numbers of the posts and their embeddings are read now, posting
 * lists, titles and passages (four fifths of it) when they are asked for. Throws SegmentError as openSegment does.
 */
export function openSegmentFile(file: SegmentFile, ring = sharedListRing()): Segment {
  return new Segment(readFileSections(file, ring));
}

function readFileSections(file: SegmentFile, ring: ListRing): SegmentSections {
  const frame = new Uint8Array(Math.min(FRAME_BYTES, file.size));
  fill(file, frame, 0);
  const table = readSectionTable(frame, file.size);
  const rangeOf = (section: number) => table[section] ?? [0, 0];
  const range = (section: number, start: number, end: number) => {
    const [offset, length] = rangeOf(section);
    const bytes = new Uint8Array(Math.max(0, Math.min(end, length) - start));
    fill(file, bytes, offset + start);
    return bytes;
  };
  const u8 = (section: number) => range(section, 0, rangeOf(section)[1]);
  return {
    bytes: null,
    u8,
    i8: (section) => new Int8Array(u8(section).buffer),
    u16: (section) => new Uint16Array(u8(section).buffer, 0, rangeOf(section)[1] >> 1),
    u32: (section) => new Uint32Array(u8(section).buffer, 0, rangeOf(section)[1] >> 2),
    lengthOf: (section) => rangeOf(section)[1],
    range,
    lists: (endOf) => new PagedLists(file, { start: rangeOf(SECTION.postings)[0], endOf }, ring),
    close: () => file.close(),
    isIntact() {
      const piece = new Uint8Array(CHECKED_BYTES);
      let checksum = 0;
      for (let at = CHECKSUM_OFFSET + 4; at < file.size; at += piece.length) {
        const length = Math.min(piece.length, file.size - at);
        fill(file, piece.subarray(0, length), at);
        checksum = crc32(piece, 0, length, checksum);
      }
      return new DataView(frame.buffer).getUint32(CHECKSUM_OFFSET, true) === checksum;
    },
  };
}

function fill(file: SegmentFile, bytes: Uint8Array, at: number): void {
  if (file.read(bytes, at) !== bytes.length) {
    throw new SegmentError('A segment has become shorter. Read it anew.');
  }
}
