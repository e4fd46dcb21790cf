import type { Segment } from '../segment/open-segment.ts';

/** The posts of an index, numbered through segment after segment. */
export interface IndexedPosts {
  readonly segments: readonly Segment[];
  readonly indexedPostCount: number;
  /** 1 for every post that can be found, by number. */
  readonly live: Uint8Array;
  /** 1 / norm of every post that can be found, by number; 0 for the others. */
  readonly lengthNorms: Float32Array;
  /** Number of the segment's first post. */
  baseOf(segment: number): number;
}
