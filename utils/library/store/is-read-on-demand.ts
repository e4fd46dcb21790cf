import type { ManifestSegment } from './manifest.ts';

/**
 * Bytes of all segments from which the large ones stay on the disk. Lower: less memory, and answers a little slower. 60,000 posts
 * have 62 MB, and lists read from the disk would save a tenth of what they take. 50-500 MB.
 */
const LARGE_LIBRARY_BYTES = 100e6;

/** A smaller segment is read whole: it is soon merged away. 1-20 MB. */
const LARGE_SEGMENT_BYTES = 4e6;

/** Whether a segment's lists are read when they are asked for, from a copy of it (SegmentCopies), where there is one. */
export function isReadOnDemand(
  segment: Pick<ManifestSegment, 'bytes'>,
  all: readonly Pick<ManifestSegment, 'bytes'>[],
): boolean {
  return segment.bytes >= LARGE_SEGMENT_BYTES && all.reduce((sum, { bytes }) => sum + bytes, 0) >= LARGE_LIBRARY_BYTES;
}
