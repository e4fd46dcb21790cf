import { HEADER_BYTES, SECTION_COUNT, SEGMENT_MAGIC, SEGMENT_VERSION, SegmentError } from './segment-format.ts';

/** Bytes of a segment's frame: header and section table. */
export const FRAME_BYTES = HEADER_BYTES + SECTION_COUNT * 8;

/**
 * Where the sections lie in a segment of `size` bytes that begins with `frame`. Throws SegmentError when that is no segment
 * of this version.
 */
export function readSectionTable(frame: Uint8Array, size: number): [offset: number, length: number][] {
  if (size < FRAME_BYTES) throw new SegmentError('Too short for a segment. Rebuild it from its posts.');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
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
    if (offset % 4 !== 0 || offset < FRAME_BYTES || offset + length > size) {
      throw new SegmentError(`Section ${id} lies outside the segment. Rebuild it from its posts.`);
    }
    sections.push([offset, length]);
  }
  return sections;
}
