import type { Segment } from '../../search/segment/open-segment.ts';

/** Name of the part that comes with the package; stored parts are named by their segment's number. */
export const BUNDLED_PART = 'bundled';

/** One segment of a view, with what is deleted in it. Immutable. */
export interface LibraryPart {
  id: typeof BUNDLED_PART | number;
  segment: Segment;
  /** 1 for a deleted post, by the segment's post number; null while none is. */
  deleted: Uint8Array | null;
}

export function isDeleted(part: LibraryPart, number: number): boolean {
  return part.deleted?.[number] === 1;
}
