import { passageCountOf } from '../embed/stored-embedding.ts';
import {
  accumulateList,
  createListHeader,
  createListShape,
  type ListHeader,
  type ListShape,
  lookUpLevels,
  type PostingGroups,
  readHeader,
  readList,
} from './postings.ts';
import {
  COLUMN,
  COLUMN_COUNT,
  COUNT,
  COUNT_FIELDS,
  HEADER_BYTES,
  INLINE_POSTING,
  MAX_SEGMENT_POSTS,
  MAX_TITLE_UNITS,
  POINTER_BLOCK,
  SECTION,
  SECTION_COUNT,
  SEGMENT_MAGIC,
  SEGMENT_VERSION,
  SegmentError,
  STORED_INLINE,
} from './segment-format.ts';
import { decodeWord, encodeWord } from './word-bytes.ts';

/**
 * Opens a segment as views on its bytes: no copy, no object per term, so 60,000 posts open in well under a
 * millisecond. Checks the frame (magic, version, section table), not the contents: that is verifySegment's, which may
 * run after the first answer. Throws SegmentError when the bytes are no segment of this version.
 */
export function openSegment(bytes: Uint8Array): Segment {
  return new Segment(bytes.byteOffset % 4 === 0 ? bytes : bytes.slice());
}

/** An immutable index of up to 65,536 posts. Posts have local numbers from 0, terms have places in sorted order. */
export class Segment {
  readonly bytes: Uint8Array;
  readonly postCount: number;
  /** Sum of the posts' lengths in tokens. */
  readonly lengthSum: number;
  /** Components of an embedding; 0 when the segment was built without an embedder. */
  readonly dimensions: number;
  readonly pairCount: number;
  readonly wordCount: number;
  /** Row + 1 in firstUnits of each unit; 0 when no pair begins with it. */
  readonly #rows = new Uint16Array(65536);
  readonly #shape: ListShape;
  /** Han units that begin a pair, ascending; the pairs of firstUnits[i] are secondUnits[firstStarts[i]..firstStarts[i+1]]. */
  readonly firstUnits: Uint16Array;
  readonly firstStarts: Uint32Array;
  readonly secondUnits: Uint16Array;
  readonly sources: readonly string[];
  readonly #wordStarts: Uint32Array;
  readonly #wordBytes: Uint8Array;
  readonly #pointerBases: Uint32Array;
  readonly #pointers: Uint8Array;
  readonly #postings: Uint8Array;
  readonly #columns: Uint32Array;
  readonly #norms: Float32Array;
  readonly #idStarts: Uint32Array;
  readonly #idBytes: Uint8Array;
  readonly #titleStarts: Uint32Array;
  readonly #titleUnits: Uint16Array;
  /** Embeddings of all posts, one after another. */
  readonly vectors: Int8Array;
  /** One number per post: the signs of its embedding. */
  readonly signs: Uint32Array;
  readonly #passages: Uint8Array;
  #passageStarts: Uint32Array | null = null;
  readonly #header: ListHeader = createListHeader();

  /** Use openSegment. */
  constructor(bytes: Uint8Array) {
    const sections = readSections(bytes);
    const buffer = bytes.buffer;
    const range = (id: number): [number, number] => {
      const [offset, length] = sections[id] ?? [0, 0];
      return [bytes.byteOffset + offset, length];
    };
    const u8 = (id: number) => new Uint8Array(buffer, ...range(id));
    const u16 = (id: number) => {
      const [offset, length] = range(id);
      return new Uint16Array(buffer, offset, length >> 1);
    };
    const u32 = (id: number) => {
      const [offset, length] = range(id);
      return new Uint32Array(buffer, offset, length >> 2);
    };
    this.bytes = bytes;
    const counts = u32(SECTION.counts);
    this.postCount = counts[COUNT.posts] ?? 0;
    this.pairCount = counts[COUNT.pairs] ?? 0;
    this.wordCount = counts[COUNT.words] ?? 0;
    this.dimensions = counts[COUNT.dimensions] ?? 0;
    this.lengthSum = counts[COUNT.lengthSum] ?? 0;
    this.#shape = createListShape(this.postCount);
    this.firstUnits = u16(SECTION.firstUnits);
    this.firstStarts = u32(SECTION.firstStarts);
    for (let row = 0; row < this.firstUnits.length; row++) this.#rows[this.firstUnits[row] as number] = row + 1;
    this.secondUnits = u16(SECTION.secondUnits);
    this.#wordStarts = u32(SECTION.wordStarts);
    this.#wordBytes = u8(SECTION.wordBytes);
    this.#pointerBases = u32(SECTION.pointerBases);
    this.#pointers = u8(SECTION.pointers);
    this.#postings = u8(SECTION.postings);
    this.#columns = u32(SECTION.postNumbers);
    this.#idStarts = u32(SECTION.idStarts);
    this.#idBytes = u8(SECTION.idBytes);
    this.#titleStarts = u32(SECTION.titleStarts);
    this.#titleUnits = u16(SECTION.titleUnits);
    this.vectors = new Int8Array(buffer, ...range(SECTION.vectors));
    this.signs = u32(SECTION.signs);
    this.#passages = u8(SECTION.passages);
    const posts = this.postCount;
    const fits =
      counts.length >= COUNT_FIELDS &&
      posts <= MAX_SEGMENT_POSTS &&
      this.firstStarts.length === this.firstUnits.length + 1 &&
      this.secondUnits.length === this.pairCount &&
      this.#wordStarts.length === this.wordCount + 1 &&
      this.#pointers.length === (this.pairCount + this.wordCount) * 3 &&
      this.#pointerBases.length === Math.ceil((this.pairCount + this.wordCount) / POINTER_BLOCK) &&
      this.#columns.length === posts * COLUMN_COUNT &&
      this.#idStarts.length === posts + 1 &&
      this.#titleStarts.length === posts + 1 &&
      this.vectors.length === posts * this.dimensions &&
      this.signs.length === (this.dimensions === 0 ? 0 : posts);
    if (!fits) throw new SegmentError('The sections of this segment disagree. Rebuild it from its posts.');
    this.#norms = new Float32Array(buffer, this.#columns.byteOffset + COLUMN.norm * posts * 4, posts);
    this.sources = readSources(u8(SECTION.sources));
  }

  get termCount(): number {
    return this.pairCount + this.wordCount;
  }

  /** Place of a term ("退款", "买", "gmv") in the term table, or -1. */
  findTerm(term: string): number {
    if (term.length === 2) {
      const place = this.findPair(term.charCodeAt(0), term.charCodeAt(1));
      if (place >= 0) return place;
    }
    return this.#findWord(term);
  }

  findPair(first: number, second: number): number {
    const row = (this.#rows[first] as number) - 1;
    if (row < 0) return -1;
    const end = Math.min(this.firstStarts[row + 1] as number, this.secondUnits.length);
    const place = lowerBound(this.secondUnits, second, this.firstStarts[row] as number, end);
    return place < end && this.secondUnits[place] === second ? place : -1;
  }

  /** The places of all pairs that begin with `first`: [start, end). */
  pairsBeginningWith(first: number): [start: number, end: number] {
    const row = (this.#rows[first] as number) - 1;
    if (row < 0) return [0, 0];
    return [this.firstStarts[row] as number, Math.min(this.firstStarts[row + 1] as number, this.secondUnits.length)];
  }

  /** The places of all words that begin with `prefix`: [start, end). */
  wordsBeginningWith(prefix: string): [start: number, end: number] {
    const bytes = encodeWord(prefix);
    const start = this.#lowerWord(bytes, false);
    const end = this.#lowerWord(bytes, true);
    return [this.pairCount + start, this.pairCount + end];
  }

  /** The term at a place. */
  termAt(place: number): string {
    if (place < this.pairCount) {
      const row = lowerBound(this.firstStarts, place + 1, 0, this.firstStarts.length) - 1;
      return String.fromCharCode(this.firstUnits[row] ?? 0, this.secondUnits[place] ?? 0);
    }
    const word = place - this.pairCount;
    return decodeWord(this.#wordBytes, this.#wordStarts[word] ?? 0, this.#wordStarts[word + 1] ?? 0);
  }

  #findWord(term: string): number {
    const bytes = encodeWord(term);
    const word = this.#lowerWord(bytes, false);
    if (word >= this.wordCount) return -1;
    const start = this.#wordStarts[word] as number;
    if ((this.#wordStarts[word + 1] as number) - start !== bytes.length) return -1;
    for (let i = 0; i < bytes.length; i++) if (this.#wordBytes[start + i] !== bytes[i]) return -1;
    return this.pairCount + word;
  }

  /** First word that is not below `bytes`; with `pastPrefix`, first word that does not begin with them either. */
  #lowerWord(bytes: Uint8Array, pastPrefix: boolean): number {
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.#compareWord(middle, bytes);
      if (order < 0 || (pastPrefix && order <= 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** -1 below, 0 equal, 1 longer but beginning with `bytes`, 2 above. */
  #compareWord(word: number, bytes: Uint8Array): -1 | 0 | 1 | 2 {
    const start = this.#wordStarts[word] as number;
    const length = (this.#wordStarts[word + 1] as number) - start;
    const shared = Math.min(length, bytes.length);
    for (let i = 0; i < shared; i++) {
      const difference = (this.#wordBytes[start + i] as number) - (bytes[i] as number);
      if (difference !== 0) return difference < 0 ? -1 : 2;
    }
    if (length === bytes.length) return 0;
    return length < bytes.length ? -1 : 1;
  }

  /** The pointer of a term as the builder made it: an offset into the postings, or INLINE_POSTING and the posting. */
  #pointerAt(place: number): number {
    const at = place * 3;
    const bytes = this.#pointers;
    const stored = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
    if (stored >= STORED_INLINE) return INLINE_POSTING + (stored - STORED_INLINE);
    return (this.#pointerBases[(place / POINTER_BLOCK) | 0] as number) + stored;
  }

  /** In how many posts the term at a place stands. */
  documentFrequencyAt(place: number): number {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) return 1;
    readHeader(this.#postings, pointer, this.#shape, this.#header);
    return this.#header.count;
  }

  /** Adds the term's contribution by level to `sums`, which has one Int32 per local post number. */
  accumulate(place: number, contributions: Int32Array, sums: Int32Array): void {
    const pointer = this.#pointerAt(place);
    if (pointer >= INLINE_POSTING) {
      (sums[pointer & 0xffff] as number) += contributions[(pointer >>> 16) & 31] as number;
      return;
    }
    readHeader(this.#postings, pointer, this.#shape, this.#header);
    accumulateList(this.#postings, this.#header, this.#shape, contributions, sums);
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
    readHeader(this.#postings, pointer, this.#shape, this.#header);
    readList(this.#postings, this.#header, this.#shape, groups);
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
    readHeader(this.#postings, pointer, this.#shape, this.#header);
    lookUpLevels(this.#postings, this.#header, this.#shape, posts, found);
  }

  idOf(post: number): string {
    return decodeWord(this.#idBytes, this.#idStarts[post] ?? 0, this.#idStarts[post + 1] ?? 0);
  }

  /** Tells of a post whether it has this id, without making strings: for going through all posts. */
  idTest(id: string): (post: number) => boolean {
    const wanted = encodeWord(id);
    const starts = this.#idStarts;
    const bytes = this.#idBytes;
    return (post) => {
      const start = starts[post] as number;
      if ((starts[post + 1] as number) - start !== wanted.length) return false;
      for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false;
      return true;
    };
  }

  /** The folded title; empty when the title is derived from the text. */
  titleOf(post: number): string {
    const start = this.#titleStarts[post] ?? 0;
    const end = Math.min(this.#titleStarts[post + 1] ?? 0, start + MAX_TITLE_UNITS);
    // Not by spreading: that walks the array with an iterator, ten times slower.
    return Reflect.apply(String.fromCharCode, null, this.#titleUnits.subarray(start, end));
  }

  /** Place of the post in its source. */
  ordinalOf(post: number): number {
    return this.columnOf(COLUMN.ordinal, post);
  }

  /** Tokens of the text. */
  lengthOf(post: number): number {
    return this.columnOf(COLUMN.length, post);
  }

  distinctTermsOf(post: number): number {
    return this.columnOf(COLUMN.distinctTerms, post);
  }

  normOf(post: number): number {
    return this.#norms[post] ?? 0;
  }

  urlHashOf(post: number): number {
    return this.columnOf(COLUMN.urlHash, post);
  }

  fingerprintOf(post: number): [low: number, high: number] {
    return [this.columnOf(COLUMN.fingerprintLow, post), this.columnOf(COLUMN.fingerprintHigh, post)];
  }

  /** Days since 1970-01-01, or -1 when unknown. */
  publishedDayOf(post: number): number {
    return this.columnOf(COLUMN.publishedDay, post) | 0;
  }

  /** True when the title is neither derived from the text nor repeats its beginning. */
  hasOwnTitle(post: number): boolean {
    return (this.columnOf(COLUMN.sourceAndFlags, post) & 1) === 0;
  }

  sourceIdOf(post: number): string {
    return this.sources[this.columnOf(COLUMN.sourceAndFlags, post) >>> 1] ?? '';
  }

  /** The post's embedding as bytes, a view on the segment; empty when the segment has none. */
  vectorOf(post: number): Int8Array {
    return this.vectors.subarray(post * this.dimensions, (post + 1) * this.dimensions);
  }

  /** Script, number of passages and expected overlap, packed (embed/stored-embedding.ts). */
  embeddingNumbersOf(post: number): number {
    return this.columnOf(COLUMN.embedding, post);
  }

  /** The embeddings of the post's passages, half a byte a component, a view on the segment. */
  passagesOf(post: number): Uint8Array {
    this.#passageStarts ??= startsOf(this.columnView(COLUMN.embedding), this.dimensions >> 1);
    return this.#passages.subarray(this.#passageStarts[post], this.#passageStarts[post + 1]);
  }

  /** One number of every post, a view on the segment: for loops over all posts. */
  columnView(column: number): Uint32Array {
    return this.#columns.subarray(column * this.postCount, (column + 1) * this.postCount);
  }

  /** Norms of all posts, a view on the segment. */
  get norms(): Float32Array {
    return this.#norms;
  }

  /** A number of `postNumbers` as stored. */
  columnOf(column: number, post: number): number {
    return this.#columns[column * this.postCount + post] ?? 0;
  }
}

function readSections(bytes: Uint8Array): [offset: number, length: number][] {
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

/** Where each post's passages begin, from the packed numbers of all posts. */
function startsOf(numbers: Uint32Array, passageBytes: number): Uint32Array {
  const starts = new Uint32Array(numbers.length + 1);
  for (let post = 0; post < numbers.length; post++)
    starts[post + 1] = (starts[post] as number) + passageCountOf(numbers[post] as number) * passageBytes;
  return starts;
}

function readSources(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return [];
  return decodeWord(bytes, 0, bytes.length).split('\0');
}

/** First index in [low, high) whose number is not below `wanted`. */
function lowerBound(numbers: ArrayLike<number>, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
