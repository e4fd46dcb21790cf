/** The posting lists of a segment, all in memory or read when they are asked for (paged-lists.ts). */
export interface PostingLists {
  /** Where lists are read from. */
  readonly bytes: Uint8Array;
  /** From the beginning of `bytes` to 8 bytes behind the last list at least: 32 bits are read at once. */
  readonly view: DataView;
  /** Where in `bytes` the list of the term at a place begins, by its offset within the section. Holds until the next call. */
  locate(place: number, offset: number): number;
}
