/**
 * The binary format of an index segment. docs/SEGMENT-FORMAT.md is the prose; this file is what the code shares.
 * All numbers are little-endian, which is the order of typed arrays on every machine a browser runs on.
 */

/** "PZSG" read as a little-endian number. */
export const SEGMENT_MAGIC = 0x47535a50;

/** Raised whenever old bytes would be read wrongly. A segment of another version is rebuilt from the posts. */
export const SEGMENT_VERSION = 3;

/** Posts in one segment at most: a post number within a segment fits 16 bits. */
export const MAX_SEGMENT_POSTS = 65536;

/** Posts per bucket of a dense posting list. 255, so that a bucket's count fits one byte even when it is full. */
export const BUCKET_SPAN = 255;

/** A list is dense when it holds at least one in this many posts. Higher: faster and larger. See SEGMENT-FORMAT.md. */
export const DENSE_SHARE = 16;

/** Largest weighted term frequency that is kept apart; it fills one byte. More repeats say nothing new. */
export const MAX_TERM_FREQUENCY = 255;

/** Code units of a title kept for ranking. A longer "title" is a text. */
export const MAX_TITLE_CODE_UNITS = 240;

/** Pointer flag: the list is one post, held in the pointer itself as (level << 16 | post). */
export const INLINE_POSTING = 0x80000000;

/** A stored pointer is three bytes; this bit of it says that the list is one post, held in the other bits. */
export const STORED_INLINE = 0x800000;

/**
 * Terms that share one base, to which their stored pointers are relative. The longest list is about 99 kB, so 64 of
 * them stay below the 8 MB that 23 bits reach.
 */
export const POINTER_BLOCK = 64;

/** Section numbers of the section table, in file order. */
export const SECTION = {
  counts: 0,
  firstCodeUnits: 1,
  firstStarts: 2,
  secondCodeUnits: 3,
  wordStarts: 4,
  wordBytes: 5,
  pointerBases: 6,
  pointers: 7,
  postings: 8,
  postNumbers: 9,
  idStarts: 10,
  idBytes: 11,
  titleStarts: 12,
  titleCodeUnits: 13,
  vectors: 14,
  sources: 15,
  signs: 16,
  passages: 17,
} as const;

export const SECTION_COUNT = 18;

/** Bytes before the section table: magic, version, checksum, number of sections. */
export const HEADER_BYTES = 16;

/** The checksum covers everything behind itself. */
export const CHECKSUM_OFFSET = 8;

/** Fields of the `counts` section, each a Uint32. */
export const COUNT = {
  posts: 0,
  bigrams: 1,
  words: 2,
  dimensions: 3,
  lengthSum: 4,
  sources: 5,
} as const;
export const COUNT_FIELDS = 8;

/**
 * Numbers kept per post, each a Uint32 column of `postNumbers` (column after column). `norm` holds Float32 bits.
 * flags: bit 0 = the title is derived or repeats the text. `embedding` is packed, see stored-embedding.ts.
 */
export const COLUMN = {
  ordinal: 0,
  length: 1,
  distinctTerms: 2,
  norm: 3,
  urlHash: 4,
  fingerprintLow: 5,
  fingerprintHigh: 6,
  publishedDay: 7,
  sourceAndFlags: 8,
  embedding: 9,
} as const;
export const COLUMN_COUNT = 10;

/** The bytes are no segment, or not one this version can read: rebuild it from the posts. */
export class SegmentError extends Error {
  override name = 'SegmentError';
}
