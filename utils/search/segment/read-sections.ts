import type { PostingLists } from './posting-lists.ts';
import { readSectionTable } from './section-table.ts';
import { SECTION } from './segment-format.ts';
import { verifySegment } from './verify-segment.ts';

/** The sections of a segment by their number. */
export interface SegmentSections {
  /** The whole segment, where it is in memory. */
  readonly bytes: Uint8Array | null;
  u8(section: number): Uint8Array;
  i8(section: number): Int8Array;
  u16(section: number): Uint16Array;
  u32(section: number): Uint32Array;
  lengthOf(section: number): number;
  /** Some bytes of a section that need not be in memory. */
  range(section: number, start: number, end: number): Uint8Array;
  /** The posting lists. `endOf`: offset within them at which the list of the term at a place ends. */
  lists(endOf: (place: number) => number): PostingLists;
  /** Reads everything and compares it with the checksum. */
  isIntact(): boolean;
  /** Closes the file, where it is read from one. */
  close(): void;
}

/** Reads a segment's frame: magic, version, section table. Throws SegmentError when they are not those of a segment. */
export function readSections(bytes: Uint8Array): SegmentSections {
  const { buffer } = bytes;
  const table = readSectionTable(bytes, bytes.length);
  const rangeOf = (section: number): [number, number] => {
    const [offset, length] = table[section] ?? [0, 0];
    return [bytes.byteOffset + offset, length];
  };
  return {
    bytes,
    u8: (section) => new Uint8Array(buffer, ...rangeOf(section)),
    i8: (section) => new Int8Array(buffer, ...rangeOf(section)),
    u16(section) {
      const [offset, length] = rangeOf(section);
      return new Uint16Array(buffer, offset, length >> 1);
    },
    u32(section) {
      const [offset, length] = rangeOf(section);
      return new Uint32Array(buffer, offset, length >> 2);
    },
    lengthOf: (section) => rangeOf(section)[1],
    range(section, start, end) {
      const [offset, length] = rangeOf(section);
      return new Uint8Array(buffer, offset, length).subarray(start, end);
    },
    lists() {
      const [offset, length] = rangeOf(SECTION.postings);
      return {
        bytes: new Uint8Array(buffer, offset, length),
        view: new DataView(buffer, offset, bytes.byteOffset + bytes.length - offset),
        locate: (_place, at) => at,
      };
    },
    isIntact: () => verifySegment(bytes),
    close() {
      // Nothing is open.
    },
  };
}
