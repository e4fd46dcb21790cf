import { SegmentError } from './segment-format.ts';

/** Where the parts of one list lie; filled by readHeader. One object is reused, so that nothing is allocated. */
export interface ListHeader {
  isDense: boolean;
  count: number;
  oneCount: number;
  /** First byte of the bits, or of the group of level 0. */
  at: number;
  moreAt: number;
  levelsAt: number;
  /** Low bits of a gap that are written as they are. */
  riceBits: number;
}

export function createListHeader(): ListHeader {
  return { isDense: false, count: 0, oneCount: 0, at: 0, moreAt: 0, levelsAt: 0, riceBits: 0 };
}

/** What is thrown at a list that its segment is too short for. */
export function damagedList(): SegmentError {
  return new SegmentError('A posting list is longer than its segment. Rebuild the segment from its posts.');
}
