import { HEADER_BYTES, SECTION_COUNT, SEGMENT_MAGIC, SEGMENT_VERSION, SegmentError } from './segment-format.ts';

/** The sections of a segment by their number, as views on its bytes. */
export interface SegmentSections {
  u8(section: number): Uint8Array;
  i8(section: number): Int8Array;
  u16(section: number): Uint16Array;
  u32(section: number): Uint32Array;
}

/** Reads a segment's frame: magic, version, section table. Throws SegmentError when they are not those of a segment. */
export function readSections(bytes: Uint8Array): SegmentSections {
  const { buffer } = bytes;
  const table = readTable(bytes);
  const rangeOf = (section: number): [number, number] => {
    const [offset, length] = table[section] ?? [0, 0];
    return [bytes.byteOffset + offset, length];
  };
  return {
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
  };
}

function readTable(bytes: Uint8Array): [offset: number, length: number][] {
  const tableEnd = HEADER_BYTES + SECTION_COUNT * 8;
  if (bytes.length < tableEnd) throw new SegmentError('Too short for a segment. Rebuild it from its posts.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== SEGMENT_MAGIC) throw new SegmentError('Not a segment. Rebuild it from its posts.');
  const version = view.getUint32(4, true);
  if (version !== SEGMENT_VERSION) {
    throw new SegmentError(
      `Segment version ${version}, this program reads ${SEGMENT_VERSION}. Rebuild it from its posts.`,
    );
  }
  if (view.getUint32(12, true) !== SECTION_COUNT) throw new SegmentError('Wrong section count. Rebuild the segment.');
  const sections: [number, number][] = [];
  for (let id = 0; id < SECTION_COUNT; id++) {
    const offset = view.getUint32(HEADER_BYTES + id * 8, true);
    const length = view.getUint32(HEADER_BYTES + id * 8 + 4, true);
    if (offset % 4 !== 0 || offset < tableEnd || offset + length > bytes.length) {
      throw new SegmentError(`Section ${id} lies outside the segment. Rebuild it from its posts.`);
    }
    sections.push([offset, length]);
  }
  return sections;
}
