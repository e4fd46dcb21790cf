import { ByteWriter } from '../../bytes/byte-writer.ts';
import { growTo } from '../../bytes/grow-to.ts';
import type { Segment } from './open-segment.ts';
import { createListShape, createPostingGroups, type ListShape, type PostingGroups, writeList } from './postings.ts';
import { COLUMN, COLUMN_COUNT, INLINE_POSTING, MAX_SEGMENT_POSTS } from './segment-format.ts';
import { writeSegment } from './write-segment.ts';

/**
 * Writes several segments as one, without the posts that `deleted` marks (1 by local number; null: none). Posts keep
 * their order: segment after segment. Stored numbers (norms, fingerprints, vectors) are copied, so a merge never
 * changes a score. Throws RangeError when more than MAX_SEGMENT_POSTS posts would be left, or vectors differ in size.
 */
export function mergeSegments(segments: readonly Segment[], deleted: readonly (Uint8Array | null)[] = []): Uint8Array {
  const numbers = segments.map((segment) => new Int32Array(segment.postCount));
  let postCount = 0;
  segments.forEach((segment, s) => {
    const map = numbers[s] as Int32Array;
    for (let post = 0; post < segment.postCount; post++) map[post] = deleted[s]?.[post] === 1 ? -1 : postCount++;
  });
  if (postCount > MAX_SEGMENT_POSTS) {
    throw new RangeError(`${postCount} posts do not fit one segment of ${MAX_SEGMENT_POSTS}. Merge fewer.`);
  }
  const filled = segments.filter((segment) => segment.postCount > 0);
  const dimensions = filled[0]?.dimensions ?? 0;
  if (filled.some((segment) => segment.dimensions !== dimensions)) {
    throw new RangeError('Segments with vectors of different sizes cannot be merged. Rebuild them from their posts.');
  }

  const postings = new MergedPostings(segments, numbers, postCount);
  const bigramKeys = mergeBigrams(segments, postings);
  const words = mergeWords(segments, postings);
  return writeSegment({
    postCount,
    dimensions,
    bigramKeys,
    words,
    pointers: postings.pointers(),
    postings: postings.writer.view(),
    ...copyPosts(segments, numbers, dimensions),
  });
}

/** The posting lists being written: one `add` per list and segment, then `endTerm`. */
class MergedPostings {
  readonly writer = new ByteWriter();
  readonly #segments: readonly Segment[];
  readonly #numbers: readonly Int32Array[];
  readonly #shape: ListShape;
  readonly #read: PostingGroups;
  readonly #merged: PostingGroups;
  #pointers = new Uint32Array(1 << 12);
  #count = 0;

  constructor(segments: readonly Segment[], numbers: readonly Int32Array[], postCount: number) {
    this.#segments = segments;
    this.#numbers = numbers;
    this.#shape = createListShape(postCount);
    this.#read = createPostingGroups(Math.max(0, ...segments.map((segment) => segment.postCount)));
    this.#merged = createPostingGroups(postCount);
  }

  add(segment: number, place: number): void {
    const read = this.#read;
    const merged = this.#merged;
    const numbers = this.#numbers[segment] as Int32Array;
    (this.#segments[segment] as Segment).readPostings(place, read);
    for (let i = 0; i < read.oneCount; i++) {
      const post = numbers[read.ones[i] as number] as number;
      if (post >= 0) merged.ones[merged.oneCount++] = post;
    }
    for (let i = 0; i < read.moreCount; i++) {
      const post = numbers[read.more[i] as number] as number;
      if (post < 0) continue;
      merged.levels[merged.moreCount] = read.levels[i] as number;
      merged.more[merged.moreCount++] = post;
    }
  }

  /** Writes the list; false when no post is left, so that the term is dropped. */
  endTerm(): boolean {
    const merged = this.#merged;
    const count = merged.oneCount + merged.moreCount;
    if (count === 0) return false;
    if (this.#count === this.#pointers.length) this.#pointers = growTo(this.#pointers, this.#count * 2);
    if (count === 1) {
      const level = merged.oneCount === 1 ? 0 : (merged.levels[0] as number);
      const post = (merged.oneCount === 1 ? merged.ones[0] : merged.more[0]) as number;
      this.#pointers[this.#count++] = (INLINE_POSTING | (level << 16) | post) >>> 0;
    } else {
      this.#pointers[this.#count++] = this.writer.length;
      writeList(this.writer, merged, this.#shape);
    }
    merged.oneCount = 0;
    merged.moreCount = 0;
    return true;
  }

  pointers(): Uint32Array {
    return this.#pointers.subarray(0, this.#count);
  }
}

const NO_BIGRAM = 2 ** 32;

function mergeBigrams(segments: readonly Segment[], postings: MergedPostings): Uint32Array {
  const cursors = segments.map((segment) => new PairCursor(segment));
  const keys = new Uint32Array(segments.reduce((sum, segment) => sum + segment.terms.bigramCount, 0));
  let count = 0;
  for (;;) {
    let key = NO_BIGRAM;
    for (const cursor of cursors) if (cursor.key < key) key = cursor.key;
    if (key === NO_BIGRAM) return keys.slice(0, count);
    cursors.forEach((cursor, s) => {
      if (cursor.key !== key) return;
      postings.add(s, cursor.place);
      cursor.next();
    });
    if (postings.endTerm()) keys[count++] = key;
  }
}

/** Walks a segment's bigrams in order. */
class PairCursor {
  place = -1;
  key = 0;
  readonly #segment: Segment;
  #row = 0;

  constructor(segment: Segment) {
    this.#segment = segment;
    this.next();
  }

  next(): void {
    this.place++;
    if (this.place >= this.#segment.terms.bigramCount) {
      this.key = NO_BIGRAM;
      return;
    }
    while ((this.#segment.terms.firstStarts[this.#row + 1] ?? NO_BIGRAM) <= this.place) this.#row++;
    this.key =
      (this.#segment.terms.firstCodeUnits[this.#row] ?? 0) * 65536 +
      (this.#segment.terms.secondCodeUnits[this.place] ?? 0);
  }
}

function mergeWords(segments: readonly Segment[], postings: MergedPostings): string[] {
  const cursors = segments.map((segment) => ({
    segment,
    place: segment.terms.bigramCount,
    word: wordAt(segment, segment.terms.bigramCount),
  }));
  const words: string[] = [];
  for (;;) {
    let word: string | null = null;
    for (const cursor of cursors) {
      if (cursor.word !== null && (word === null || cursor.word < word)) word = cursor.word;
    }
    if (word === null) return words;
    cursors.forEach((cursor, s) => {
      if (cursor.word !== word) return;
      postings.add(s, cursor.place++);
      cursor.word = wordAt(cursor.segment, cursor.place);
    });
    if (postings.endTerm()) words.push(word);
  }
}

function wordAt(segment: Segment, place: number): string | null {
  return place < segment.termCount ? segment.termAt(place) : null;
}

function copyPosts(segments: readonly Segment[], numbers: readonly Int32Array[], dimensions: number) {
  const columns: number[][] = Array.from({ length: COLUMN_COUNT }, () => []);
  const ids: string[] = [];
  const titles: string[] = [];
  const sources: string[] = [];
  const vectors = new ByteWriter();
  const passages = new ByteWriter();
  let lengthSum = 0;
  segments.forEach((segment, s) => {
    const sourceNumbers = segment.sources.map((source) => {
      const known = sources.indexOf(source);
      return known >= 0 ? known : sources.push(source) - 1;
    });
    for (let post = 0; post < segment.postCount; post++) {
      if (((numbers[s] as Int32Array)[post] as number) < 0) continue;
      for (let column = 0; column < COLUMN_COUNT; column++) columns[column]?.push(segment.columnOf(column, post));
      const sourceAndFlags = columns[COLUMN.sourceAndFlags] as number[];
      const last = sourceAndFlags.length - 1;
      const packed = sourceAndFlags[last] as number;
      sourceAndFlags[last] = (sourceNumbers[packed >>> 1] ?? 0) * 2 + (packed & 1);
      lengthSum += segment.lengthOf(post);
      ids.push(segment.idOf(post));
      titles.push(segment.titleOf(post));
      if (dimensions > 0) {
        const vector = segment.vectorOf(post);
        vectors.writeBytes(new Uint8Array(vector.buffer, vector.byteOffset, vector.length));
        passages.writeBytes(segment.passagesOf(post));
      }
    }
  });
  return { columns, ids, titles, sources, lengthSum, vectors: vectors.view(), passages: passages.view() };
}
