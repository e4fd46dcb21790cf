import { BigramTable } from '../../bytes/bigram-table.ts';
import { ByteWriter } from '../../bytes/byte-writer.ts';
import { hashString, mixHash } from '../../bytes/hashes.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import type { Post } from '../../post/post.ts';
import { toPublishedDay } from '../../post/published-day.ts';
import { forEachToken, isHanCodeUnit } from '../../text/tokenise.ts';
import { LEAD_CODE_UNITS, LEAD_WEIGHT, TAG_WEIGHT, TITLE_WEIGHT } from '../field-weights.ts';
import { Fingerprinter } from './fingerprint.ts';
import { LEVEL_OF_FREQUENCY, TF_WEIGHTS } from './frequency-levels.ts';
import { foldIndexedFields } from './indexed-fields.ts';
import { createListShape, createPostingGroups, writeList } from './postings.ts';
import {
  COLUMN,
  COLUMN_COUNT,
  INLINE_POSTING,
  MAX_SEGMENT_POSTS,
  MAX_TERM_FREQUENCY,
  MAX_TITLE_CODE_UNITS,
} from './segment-format.ts';
import { writeSegment } from './write-segment.ts';

/** What the index needs of a post. */
export interface IndexablePost
  extends Pick<
    Post,
    'id' | 'sourceId' | 'title' | 'titleIsDerived' | 'text' | 'url' | 'author' | 'publishedAt' | 'tags'
  > {
  /** Place of the post in its source; 0 when left out. */
  ordinal?: number;
}

/** Embeds posts term by term. One embedder per segment: what it knows of a term is looked up once, not per post. */
export interface PostEmbedder {
  /** Components of an embedding; a multiple of 2. */
  readonly dimensions: number;
  /** Called at the first sight of a term, with the builder's number of it. */
  learnBigram(number: number, first: number, second: number): void;
  learnWord(number: number, word: string): void;
  learnUnigram(number: number): void;
  /** A post's folded text begins; its tokens follow in order, then `finishText`. */
  beginText(text: string): void;
  addToken(number: number, offset: number): void;
  finishText(): void;
  /** The embedding of a post whose terms are terms[start..end), with their weighted counts. Valid until the next call. */
  finishPost(
    terms: Int32Array,
    counts: Uint8Array,
    start: number,
    end: number,
  ): { vector: Int8Array; passages: Uint8Array; numbers: number };
}

export interface SegmentOptions {
  /** Embeds posts; without it a segment has no embeddings. */
  createEmbedder?: () => PostEmbedder;
  /** Inverse document frequency of a term for the stored norm; called once per distinct term. 1 when left out. */
  termWeight?: (term: string) => number;
}

/**
 * Collects posts and writes them as one segment. Han bigrams are never strings here: a bigram is one 32-bit number in a
 * hash table, a post is a run of (term, frequency) in two growing arrays.
 */
export class SegmentBuilder {
  readonly #options: SegmentOptions;
  readonly #bigrams = new BigramTable();
  /** Words and lone Han characters -> index into #words. */
  readonly #wordNumbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #wordHashes: number[] = [];
  readonly #fingerprinter = new Fingerprinter();
  readonly #sourceNumbers = new Map<string, number>();

  /** Terms of all posts, post after post: bigram number * 2, or word number * 2 + 1. */
  #terms = new Int32Array(1 << 16);
  #frequencies = new Uint8Array(1 << 16);
  #termCount = 0;
  #postStarts: number[] = [0];

  /** Per term seen in the current post: where its frequency stands. Indexed like #terms' numbers. */
  #seenAt = new Int32Array(1 << 16);

  readonly #columns: number[][] = Array.from({ length: COLUMN_COUNT }, () => []);
  readonly #ids: string[] = [];
  readonly #titles: string[] = [];
  readonly #vectors = new ByteWriter();
  readonly #passages = new ByteWriter();
  readonly #embedder: PostEmbedder | null;
  #isText = false;
  #lengthSum = 0;

  #weight = 1;
  #leadCodeUnits = 0;
  #length = 0;
  #folded = '';

  constructor(options: SegmentOptions = {}) {
    this.#options = options;
    this.#embedder = options.createEmbedder?.() ?? null;
  }

  get postCount(): number {
    return this.#ids.length;
  }

  /** Adds a post. Throws RangeError when the segment is full (MAX_SEGMENT_POSTS). */
  add(post: IndexablePost): void {
    if (this.postCount >= MAX_SEGMENT_POSTS) {
      throw new RangeError(`A segment holds ${MAX_SEGMENT_POSTS} posts. Finish it and begin another.`);
    }
    this.#fingerprinter.reset();
    const start = this.#termCount;
    const { text, title, hasOwnTitle, tags } = foldIndexedFields(post);
    this.#isText = true;
    this.#embedder?.beginText(text);
    this.#tokenise(text, 1, LEAD_CODE_UNITS);
    this.#embedder?.finishText();
    this.#isText = false;
    const length = this.#length;
    if (hasOwnTitle) this.#tokenise(title, TITLE_WEIGHT);
    for (const tag of tags) this.#tokenise(tag, TAG_WEIGHT);
    this.#postStarts.push(this.#termCount);

    const [low, high] = this.#fingerprinter.finish();
    const put = (column: number, value: number) => this.#columns[column]?.push(value);
    put(COLUMN.ordinal, post.ordinal ?? 0);
    put(COLUMN.length, length);
    put(COLUMN.distinctTerms, this.#termCount - start);
    put(COLUMN.norm, 0);
    put(COLUMN.urlHash, hashUrl(post.url));
    put(COLUMN.fingerprintLow, low);
    put(COLUMN.fingerprintHigh, high);
    put(COLUMN.publishedDay, toDay(post.publishedAt));
    put(COLUMN.sourceAndFlags, this.#sourceNumber(post.sourceId) * 2 + (hasOwnTitle ? 0 : 1));
    put(COLUMN.embedding, this.#embed(start));
    this.#lengthSum += length;
    this.#ids.push(post.id);
    this.#titles.push(title.slice(0, MAX_TITLE_CODE_UNITS));
  }

  /** Writes the post's embeddings and returns their packed numbers. */
  #embed(start: number): number {
    if (this.#embedder === null) return 0;
    const { vector, passages, numbers } = this.#embedder.finishPost(
      this.#terms,
      this.#frequencies,
      start,
      this.#termCount,
    );
    this.#vectors.writeBytes(new Uint8Array(vector.buffer, vector.byteOffset, vector.length));
    this.#passages.writeBytes(passages);
    return numbers;
  }

  #tokenise(folded: string, weight: number, leadCodeUnits = 0): void {
    if (weight === 0) return;
    this.#folded = folded;
    this.#weight = weight;
    this.#leadCodeUnits = leadCodeUnits;
    this.#length = 0;
    forEachToken(folded, this);
  }

  /** Called by the tokeniser. */
  bigram(first: number, second: number, offset: number): void {
    const key = ((first << 16) | second) >>> 0;
    const known = this.#bigrams.size;
    const number = this.#bigrams.numberOf(key);
    if (number === known) this.#embedder?.learnBigram(number * 2, first, second);
    this.#count(number * 2, key, offset);
  }

  /** Called by the tokeniser. */
  unigram(codeUnit: number, offset: number): void {
    this.#countWord(String.fromCharCode(codeUnit), offset);
  }

  /** Called by the tokeniser. */
  word(start: number, end: number): void {
    this.#countWord(this.#folded.slice(start, end), start);
  }

  #countWord(word: string, offset: number): void {
    let number = this.#wordNumbers.get(word);
    if (number === undefined) {
      number = this.#words.length;
      this.#words.push(word);
      this.#wordHashes.push(hashString(word));
      this.#wordNumbers.set(word, number);
      if (isHanCodeUnit(word.charCodeAt(0))) this.#embedder?.learnUnigram(number * 2 + 1);
      else this.#embedder?.learnWord(number * 2 + 1, word);
    }
    this.#count(number * 2 + 1, this.#wordHashes[number] as number, offset);
  }

  #count(term: number, hash: number, offset: number): void {
    this.#length++;
    if (this.#isText) this.#embedder?.addToken(term, offset);
    const weight = offset < this.#leadCodeUnits ? this.#weight + LEAD_WEIGHT : this.#weight;
    if (term >= this.#seenAt.length) this.#seenAt = grow(this.#seenAt, term + 1);
    const postStart = this.#postStarts[this.#postStarts.length - 1] as number;
    // #seenAt survives from post to post: a place before this post's start, or of another term, is an old one.
    const seen = this.#seenAt[term] as number;
    if (seen >= postStart && seen < this.#termCount && this.#terms[seen] === term) {
      this.#frequencies[seen] = Math.min(MAX_TERM_FREQUENCY, (this.#frequencies[seen] as number) + weight);
      return;
    }
    const at = this.#termCount++;
    if (at >= this.#terms.length) {
      this.#terms = grow(this.#terms, at + 1);
      const frequencies = new Uint8Array(this.#terms.length);
      frequencies.set(this.#frequencies);
      this.#frequencies = frequencies;
    }
    this.#terms[at] = term;
    this.#frequencies[at] = weight;
    this.#seenAt[term] = at;
    this.#fingerprinter.add(mixHash(hash));
  }

  #sourceNumber(sourceId: string): number {
    let number = this.#sourceNumbers.get(sourceId);
    if (number === undefined) {
      number = this.#sourceNumbers.size;
      this.#sourceNumbers.set(sourceId, number);
    }
    return number;
  }

  /** Writes the segment. The builder is done with afterwards. */
  finish(): Uint8Array {
    const postCount = this.postCount;
    const bigramOrder = this.#bigrams.sortedNumbers();
    const wordOrder = this.#words.map((_, number) => number);
    const words = this.#words;
    wordOrder.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
    const bigramCount = bigramOrder.length;
    const termCount = bigramCount + wordOrder.length;

    // Place of each term in sorted order, by its number.
    const bigramPlaces = new Int32Array(bigramCount);
    for (let place = 0; place < bigramCount; place++) bigramPlaces[bigramOrder[place] as number] = place;
    const wordPlaces = new Int32Array(wordOrder.length);
    for (let i = 0; i < wordOrder.length; i++) wordPlaces[wordOrder[i] as number] = bigramCount + i;

    this.#fillNorms(bigramOrder, bigramPlaces, wordPlaces, wordOrder);

    // Counting sort of all (term, post) by term; posts stay ascending within a term.
    const starts = new Uint32Array(termCount + 1);
    const terms = this.#terms;
    const total = this.#termCount;
    for (let i = 0; i < total; i++) {
      const term = terms[i] as number;
      const place = (term & 1 ? wordPlaces[term >> 1] : bigramPlaces[term >> 1]) as number;
      terms[i] = place;
      (starts[place + 1] as number)++;
    }
    for (let place = 0; place < termCount; place++) (starts[place + 1] as number) += starts[place] as number;
    const posts = new Uint16Array(total);
    const levels = new Uint8Array(total);
    const next = starts.slice(0, termCount);
    for (let post = 0; post < postCount; post++) {
      const end = this.#postStarts[post + 1] as number;
      for (let i = this.#postStarts[post] as number; i < end; i++) {
        const at = (next[terms[i] as number] as number)++;
        posts[at] = post;
        levels[at] = LEVEL_OF_FREQUENCY[this.#frequencies[i] as number] as number;
      }
    }

    const pointers = new Uint32Array(termCount);
    const postings = new ByteWriter(Math.max(1 << 16, total));
    const shape = createListShape(postCount);
    const groups = createPostingGroups(postCount);
    for (let place = 0; place < termCount; place++) {
      const start = starts[place] as number;
      const end = starts[place + 1] as number;
      if (end - start === 1) {
        pointers[place] = (INLINE_POSTING | ((levels[start] as number) << 16) | (posts[start] as number)) >>> 0;
        continue;
      }
      groups.oneCount = 0;
      groups.moreCount = 0;
      for (let i = start; i < end; i++) {
        const level = levels[i] as number;
        if (level === 0) groups.ones[groups.oneCount++] = posts[i] as number;
        else {
          groups.levels[groups.moreCount] = level;
          groups.more[groups.moreCount++] = posts[i] as number;
        }
      }
      pointers[place] = postings.length;
      writeList(postings, groups, shape);
    }

    const bigramKeys = new Uint32Array(bigramCount);
    for (let place = 0; place < bigramCount; place++)
      bigramKeys[place] = this.#bigrams.keyOf(bigramOrder[place] as number);
    return writeSegment({
      postCount,
      lengthSum: this.#lengthSum,
      dimensions: this.#embedder?.dimensions ?? 0,
      bigramKeys,
      words: wordOrder.map((number) => words[number] as string),
      pointers,
      postings: postings.view(),
      columns: this.#columns,
      ids: this.#ids,
      titles: this.#titles,
      vectors: this.#vectors.view(),
      passages: this.#passages.view(),
      sources: [...this.#sourceNumbers.keys()],
    });
  }

  #fillNorms(
    bigramOrder: Uint32Array,
    bigramPlaces: Int32Array,
    wordPlaces: Int32Array,
    wordOrder: readonly number[],
  ): void {
    const { termWeight } = this.#options;
    const weights = new Float64Array(bigramPlaces.length + wordPlaces.length).fill(1);
    if (termWeight) {
      for (let place = 0; place < bigramOrder.length; place++) {
        const key = this.#bigrams.keyOf(bigramOrder[place] as number);
        weights[place] = termWeight(String.fromCharCode(key >>> 16, key & 0xffff));
      }
      for (let i = 0; i < wordOrder.length; i++) {
        weights[bigramOrder.length + i] = termWeight(this.#words[wordOrder[i] as number] as string);
      }
    }
    const norms = this.#columns[COLUMN.norm] as number[];
    const bits = new DataView(new ArrayBuffer(4));
    for (let post = 0; post < norms.length; post++) {
      let sum = 0;
      const end = this.#postStarts[post + 1] as number;
      for (let i = this.#postStarts[post] as number; i < end; i++) {
        const term = this.#terms[i] as number;
        const place = (term & 1 ? wordPlaces[term >> 1] : bigramPlaces[term >> 1]) as number;
        const weight =
          (weights[place] as number) *
          (TF_WEIGHTS[LEVEL_OF_FREQUENCY[this.#frequencies[i] as number] as number] as number);
        sum += weight * weight;
      }
      bits.setFloat32(0, Math.sqrt(sum));
      norms[post] = bits.getUint32(0);
    }
  }
}

function grow(array: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}

/** Hash of the address without what varies between visitors, so that two ways to one page meet; 0 for none. */
function hashUrl(url: string): number {
  const cleaned = url === '' ? null : cleanUrl(url);
  return cleaned === null ? 0 : hashString(cleaned);
}

/** Days since 1970-01-01 of an ISO date; 0xffffffff (-1) when there is none. */
function toDay(publishedAt: string): number {
  return (toPublishedDay(publishedAt) ?? -1) >>> 0;
}
