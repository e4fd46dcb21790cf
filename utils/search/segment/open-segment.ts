import { lowerBound } from '../../bytes/lower-bound.ts';
import { createListHeader, type ListHeader } from './list-header.ts';
import { PostColumns } from './post-columns.ts';
import type { PostingLists } from './posting-lists.ts';
import {
  accumulateList,
  createListShape,
  type ListShape,
  lookUpLevels,
  type PostingGroups,
  readHeader,
  readList,
} from './postings.ts';
import { readSections, type SegmentSections } from './read-sections.ts';
import {
  COUNT,
  COUNT_FIELDS,
  INLINE_POSTING,
  MAX_SEGMENT_POSTS,
  POINTER_BLOCK,
  SECTION,
  SegmentError,
  STORED_INLINE,
} from './segment-format.ts';
import { TermTable } from './term-table.ts';

/**
 * Opens a segment as views on its bytes: no copy, no object per term, so 60,000 posts open in well under a
 * millisecond. Checks the frame (magic, version, section table), not the contents: that is verifySegment's, which may
 * run after the first answer. Throws SegmentError when the bytes are no segment of this version.
 */
export function openSegment(bytes: Uint8Array): Segment {
  return new Segment(readSections(bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()));
}

/**
 * An immutable index of up to 65,536 posts: what is kept of each (PostColumns), its terms, and in which posts each stands.
 * Posts have local numbers from 0, terms have places in sorted order.
 */
export class Segment extends PostColumns {
  /** Null where it is read from a file (open-segment-file.ts). */
  readonly bytes: Uint8Array | null;
  /** Sum of the posts' lengths in tokens. */
  readonly lengthSum: number;
  readonly terms: TermTable;
  readonly #shape: ListShape;
  readonly #pointerBases: Uint32Array;
  readonly #pointers: Uint8Array;
  readonly #lists: PostingLists;
  readonly #listBytes: number;
  readonly #sections: SegmentSections;
  readonly #header: ListHeader = createListHeader();

  /** Use openSegment or openSegmentFile. */
  constructor(sections: SegmentSections) {
    const counts = sections.u32(SECTION.counts);
    super(sections, counts[COUNT.posts] ?? 0, counts[COUNT.dimensions] ?? 0);
    this.bytes = sections.bytes;
    this.#sections = sections;
    this.lengthSum = counts[COUNT.lengthSum] ?? 0;
    this.terms = new TermTable(sections, counts[COUNT.bigrams] ?? 0, counts[COUNT.words] ?? 0);
    this.#shape = createListShape(this.postCount);
    this.#pointerBases = sections.u32(SECTION.pointerBases);
    this.#pointers = sections.u8(SECTION.pointers);
    this.#listBytes = sections.lengthOf(SECTION.postings);
    this.#lists = sections.lists((place) => this.#listEndOf(place));
    const fits =
      counts.length >= COUNT_FIELDS &&
      this.postCount <= MAX_SEGMENT_POSTS &&
      this.terms.fits &&
      this.fitsPosts &&
      this.#pointers.length === this.termCount * 3 &&
      this.#pointerBases.length === Math.ceil(this.termCount / POINTER_BLOCK);
    if (!fits) throw new SegmentError('The sections of this segment disagree. Rebuild it from its posts.');
  }

  get termCount(): number {
    return this.terms.termCount;
  }

  /** Reads all of it and compares the checksum, about 2 ms per MB: for after the first answer. */
  isIntact(): boolean {
    return this.#sections.isIntact();
  }

  /** Of a segment that is read from a file: nothing can be asked of it any more. */
  close(): void {
    this.#sections.close();
  }

  /** Place of a term ("退款", "买", "gmv"), or -1. */
  findTerm(term: string): number {
    return this.terms.find(term);
  }

  /** The places of all bigrams that begin with a Han code unit: [start, end). */
  bigramsBeginningWith(first: number): [start: number, end: number] {
    return this.terms.bigramsBeginningWith(first);
  }

  /** The places of all words that begin with `prefix`: [start, end). */
  wordsBeginningWith(prefix: string): [start: number, end: number] {
    return this.terms.wordsBeginningWith(prefix);
  }

  /** The term at a place. */
  termAt(place: number): string {
    return this.terms.termAt(place);
  }

  /** The pointer of a term as the builder made it: an offset into the postings, or INLINE_POSTING and the posting. */
  #pointerAt(place: number): number {
    const at = place * 3;
    const bytes = this.#pointers;
    const stored = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
    if (stored >= STORED_INLINE) return INLINE_POSTING + (stored - STORED_INLINE);
    return (this.#pointerBases[(place / POINTER_BLOCK) | 0] as number) + stored;
  }

  /** Lists lie in the order of their terms, so one ends where the next begins. */
  #listEndOf(place: number): number {
    for (let next = place + 1; next < this.termCount; next++) {
      const pointer = this.#pointerAt(next);
      if (pointer < INLINE_POSTING) return Math.min(pointer, this.#listBytes);
    }
    return this.#listBytes;
  }

  #readHeader(place: number, pointer: number): void {
    readHeader(this.#lists.bytes, this.#lists.locate(place, pointer), this.#shape, this.#header);
  }

  /** In how many posts the term at a place stands. */
  documentFrequencyAt(place: number): number {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) return 1;
    this.#readHeader(place, pointer);
    return this.#header.count;
  }

  /** Adds the term's contribution by level to `sums`, which has one Int32 per local post number. */
  accumulate(place: number, contributions: Int32Array, sums: Int32Array): void {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) {
      (sums[pointer & 0xffff] as number) += contributions[(pointer >>> 16) & 31] as number;
      return;
    }
    this.#readHeader(place, pointer);
    accumulateList(this.#lists.bytes, this.#lists.view, this.#header, this.#shape, contributions, sums);
  }

  /** Reads the posts that hold the term at a place. The arrays of `groups` must hold postCount numbers. */
  readPostings(place: number, groups: PostingGroups): void {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) {
      const level = (pointer >>> 16) & 31;
      groups.oneCount = level === 0 ? 1 : 0;
      groups.moreCount = 1 - groups.oneCount;
      if (level === 0) groups.ones[0] = pointer & 0xffff;
      else {
        groups.more[0] = pointer & 0xffff;
        groups.levels[0] = level;
      }
      return;
    }
    this.#readHeader(place, pointer);
    readList(this.#lists.bytes, this.#header, this.#shape, groups);
  }

  /** Reports the level of the term's frequency in those of `posts` (ascending local numbers) that hold it. */
  lookUp(place: number, posts: ArrayLike<number>, found: (index: number, level: number) => void): void {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) {
      const post = pointer & 0xffff;
      const index = lowerBound(posts, post, 0, posts.length);
      if (index < posts.length && posts[index] === post) found(index, (pointer >>> 16) & 31);
      return;
    }
    this.#readHeader(place, pointer);
    lookUpLevels(this.#lists.bytes, this.#lists.view, this.#header, this.#shape, posts, found);
  }
}
