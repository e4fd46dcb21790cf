import type { SegmentSections } from './read-sections.ts';
import { COLUMN, COLUMN_COUNT, MAX_TITLE_CODE_UNITS, SECTION } from './segment-format.ts';
import { passageCountOf } from './stored-embedding.ts';
import { decodeWord, encodeWord } from './word-bytes.ts';

/** What a segment keeps of each of its posts, by local number. */
export class PostColumns {
  readonly postCount: number;
  /** Components of an embedding; 0 when the segment was built without an embedder. */
  readonly dimensions: number;
  readonly sources: readonly string[];
  readonly #columns: Uint32Array;
  /** Of all posts: a view on the segment. */
  readonly norms: Float32Array;
  readonly #idStarts: Uint32Array;
  readonly #idBytes: Uint8Array;
  readonly #titleStarts: Uint32Array;
  /** Embeddings of all posts, one after another. */
  readonly vectors: Int8Array;
  /** One number per post: the signs of its embedding. */
  readonly signs: Uint32Array;
  readonly #sections: SegmentSections;
  #passageStarts: Uint32Array | null = null;

  constructor(sections: SegmentSections, postCount: number, dimensions: number) {
    this.postCount = postCount;
    this.dimensions = dimensions;
    this.#columns = sections.u32(SECTION.postNumbers);
    const norms = this.columnView(COLUMN.norm);
    this.norms = new Float32Array(norms.buffer, norms.byteOffset, norms.length);
    this.#idStarts = sections.u32(SECTION.idStarts);
    this.#idBytes = sections.u8(SECTION.idBytes);
    this.#titleStarts = sections.u32(SECTION.titleStarts);
    this.vectors = sections.i8(SECTION.vectors);
    this.signs = sections.u32(SECTION.signs);
    this.#sections = sections;
    this.sources = readSources(sections.u8(SECTION.sources));
  }

  /** False when the sections cannot be of the same posts: the bytes are damaged. */
  get fitsPosts(): boolean {
    const posts = this.postCount;
    return (
      this.#columns.length === posts * COLUMN_COUNT &&
      this.#idStarts.length === posts + 1 &&
      this.#titleStarts.length === posts + 1 &&
      this.vectors.length === posts * this.dimensions &&
      this.signs.length === (this.dimensions === 0 ? 0 : posts)
    );
  }

  idOf(post: number): string {
    return decodeWord(this.#idBytes, this.#idStarts[post] ?? 0, this.#idStarts[post + 1] ?? 0);
  }

  /** Whether a post has this id; makes no strings: for going through all posts. */
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
    const end = Math.min(this.#titleStarts[post + 1] ?? 0, start + MAX_TITLE_CODE_UNITS);
    const bytes = this.#sections.range(SECTION.titleCodeUnits, start * 2, end * 2);
    // A copy: where the bytes are damaged they may begin at an odd place, which 16-bit numbers cannot.
    const codeUnits = new Uint16Array(bytes.slice().buffer, 0, bytes.length >> 1);
    // Not by spreading: that walks the array with an iterator, ten times slower.
    return Reflect.apply(String.fromCharCode, null, codeUnits);
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

  /** Script, number of passages and expected overlap, packed (stored-embedding.ts). */
  embeddingNumbersOf(post: number): number {
    return this.columnOf(COLUMN.embedding, post);
  }

  /** The embeddings of the post's passages, half a byte a component. */
  passagesOf(post: number): Uint8Array {
    this.#passageStarts ??= startsOf(this.columnView(COLUMN.embedding), this.dimensions >> 1);
    const [start = 0, end = 0] = this.#passageStarts.subarray(post, post + 2);
    return this.#sections.range(SECTION.passages, start, end);
  }

  /** One number of every post, a view on the segment: for loops over all posts. */
  columnView(column: number): Uint32Array {
    return this.#columns.subarray(column * this.postCount, (column + 1) * this.postCount);
  }

  /** A number of `postNumbers` as stored. */
  columnOf(column: number, post: number): number {
    return this.#columns[column * this.postCount + post] ?? 0;
  }
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
