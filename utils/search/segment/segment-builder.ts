import { ByteWriter } from '../../bytes/byte-writer.ts';
import { hashString, mixHash } from '../../bytes/hashes.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import { toPublishedDay } from '../../post/published-day.ts';
import { forEachToken, isHanCodeUnit, nameEdge } from '../../text/tokenise.ts';
import { CollectedTerms } from './collected-terms.ts';
import { LEAD_CODE_UNITS, LEAD_WEIGHT, TAG_WEIGHT, TITLE_WEIGHT } from './field-weights.ts';
import { Fingerprinter } from './fingerprint.ts';
import { foldIndexedFields } from './indexed-fields.ts';
import { COLUMN, COLUMN_COUNT, MAX_SEGMENT_POSTS, MAX_TITLE_CODE_UNITS } from './segment-format.ts';
import type { IndexablePost, PostEmbedder, SegmentOptions } from './segment-options.ts';
import { computeNorms, sortTerms, writePostings } from './sort-terms.ts';
import { writeSegment } from './write-segment.ts';

const BIGRAM = -1;

/**
 * Collects posts and writes them as one segment. Tokens are counted, embedded and measured; behind them a post has its
 * spellings and edges (see TokenSink), which only help to find it: length, norm, fingerprint and embedding leave them out.
 */
export class SegmentBuilder {
  readonly #options: SegmentOptions;
  readonly #collected = new CollectedTerms();
  readonly #fingerprinter = new Fingerprinter();
  readonly #sourceNumbers = new Map<string, number>();
  readonly #columns: number[][] = Array.from({ length: COLUMN_COUNT }, () => []);
  readonly #ids: string[] = [];
  readonly #titles: string[] = [];
  readonly #vectors = new ByteWriter();
  readonly #passages = new ByteWriter();
  readonly #embedder: PostEmbedder | null;
  #isText = false;
  #lengthSum = 0;

  /** The tokens of the field in hand: number, or BIGRAM and its key in #hashes until it is numbered. */
  #numbers = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #offsets = new Int32Array(1 << 12);
  #tokenCount = 0;
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
    const start = this.#collected.size;
    const { text, title, hasOwnTitle, tags } = foldIndexedFields(post);
    this.#isText = true;
    this.#embedder?.beginText(text);
    this.#tokenise(text, 1, LEAD_CODE_UNITS);
    this.#embedder?.finishText();
    this.#isText = false;
    const length = this.#length;
    if (hasOwnTitle) this.#tokenise(title, TITLE_WEIGHT);
    for (const tag of tags) this.#tokenise(tag, TAG_WEIGHT);

    const [low, high] = this.#fingerprinter.finish();
    const put = (column: number, value: number) => this.#columns[column]?.push(value);
    put(COLUMN.ordinal, post.ordinal ?? 0);
    put(COLUMN.length, length);
    put(COLUMN.distinctTerms, this.#collected.size - start);
    put(COLUMN.norm, 0);
    put(COLUMN.urlHash, hashUrl(post.url));
    put(COLUMN.fingerprintLow, low);
    put(COLUMN.fingerprintHigh, high);
    put(COLUMN.publishedDay, toDay(post.publishedAt));
    put(COLUMN.sourceAndFlags, this.#sourceNumber(post.sourceId) * 2 + (hasOwnTitle ? 0 : 1));
    put(COLUMN.embedding, this.#embed(start));
    this.#collected.endPost();
    this.#lengthSum += length;
    this.#ids.push(post.id);
    this.#titles.push(title.slice(0, MAX_TITLE_CODE_UNITS));
  }

  /** Writes the post's embeddings and returns their packed numbers. */
  #embed(start: number): number {
    if (this.#embedder === null) return 0;
    const { terms, frequencies, size } = this.#collected;
    const { vector, passages, numbers } = this.#embedder.finishPost(terms, frequencies, start, size);
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
    this.#countTokens();
  }

  /** Called by the tokeniser. */
  bigram(first: number, second: number, offset: number): void {
    this.#keepToken(BIGRAM, (first << 16) | second | 0, offset);
  }

  /** Called by the tokeniser. */
  unigram(codeUnit: number, offset: number): void {
    this.#countWord(String.fromCharCode(codeUnit), offset);
  }

  /** Called by the tokeniser. */
  word(start: number, end: number): void {
    this.#countWord(this.#folded.slice(start, end), start);
  }

  /** Called by the tokeniser. */
  spelling(term: string, offset: number): void {
    this.#collected.keepExtra(this.#numberOf(term), this.#weightAt(offset));
  }

  /** Called by the tokeniser. */
  edge(first: number, second: number): void {
    const name = nameEdge(first, second);
    const isBigram = name.length === 2;
    const number = isBigram
      ? this.#collected.bigrams.numberOf(((first << 16) | second) >>> 0) * 2
      : this.#numberOf(name);
    this.#collected.keepExtra(number, 0);
  }

  #countWord(word: string, offset: number): void {
    const number = this.#numberOf(word);
    this.#keepToken(number, this.#collected.hashOfWord(number), offset);
  }

  #keepToken(number: number, hash: number, offset: number): void {
    const at = this.#tokenCount++;
    if (at === this.#numbers.length) {
      this.#numbers = growTwofold(this.#numbers);
      this.#hashes = growTwofold(this.#hashes);
      this.#offsets = growTwofold(this.#offsets);
    }
    this.#numbers[at] = number;
    this.#hashes[at] = hash;
    this.#offsets[at] = offset;
  }

  /**
   * Numbers and counts the tokens of one field. One loop after another: each waits for memory at nearly every token, and a
   * short loop waits for several at once.
   */
  #countTokens(): void {
    const collected = this.#collected;
    const { bigrams } = collected;
    const embedder = this.#embedder;
    const count = this.#tokenCount;
    const numbers = this.#numbers;
    const hashes = this.#hashes;
    const offsets = this.#offsets;
    const weight = this.#weight;
    const leadCodeUnits = this.#leadCodeUnits;
    for (let i = 0; i < count; i++) {
      if (numbers[i] !== BIGRAM) continue;
      const key = (hashes[i] as number) >>> 0;
      const known = bigrams.size;
      const number = bigrams.numberOf(key);
      if (number === known) embedder?.learnBigram(number * 2, key >>> 16, key & 0xffff);
      numbers[i] = number * 2;
    }
    if (this.#isText && embedder) {
      for (let i = 0; i < count; i++) embedder.addToken(numbers[i] as number, offsets[i] as number);
    }
    for (let i = 0; i < count; i++) {
      const counts = (offsets[i] as number) < leadCodeUnits ? weight + LEAD_WEIGHT : weight;
      if (collected.count(numbers[i] as number, counts)) this.#fingerprinter.add(mixHash(hashes[i] as number));
    }
    this.#length = count;
    this.#tokenCount = 0;
  }

  #numberOf(word: string): number {
    const known = this.#collected.find(word);
    if (known >= 0) return known;
    const number = this.#collected.addWord(word);
    if (isHanCodeUnit(word.charCodeAt(0))) this.#embedder?.learnUnigram(number);
    else this.#embedder?.learnWord(number, word);
    return number;
  }

  #weightAt(offset: number): number {
    return offset < this.#leadCodeUnits ? this.#weight + LEAD_WEIGHT : this.#weight;
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
    const sorted = sortTerms(this.#collected);
    const norms = computeNorms(this.#collected, this.#options.termWeight ?? (() => 1));
    this.#columns[COLUMN.norm] = [...new Uint32Array(norms.buffer)];
    const { pointers, postings } = writePostings(this.#collected, sorted);
    return writeSegment({
      postCount: this.postCount,
      lengthSum: this.#lengthSum,
      dimensions: this.#embedder?.dimensions ?? 0,
      bigramKeys: sorted.bigramKeys,
      words: sorted.words,
      pointers,
      postings,
      columns: this.#columns,
      ids: this.#ids,
      titles: this.#titles,
      vectors: this.#vectors.view(),
      passages: this.#passages.view(),
      sources: [...this.#sourceNumbers.keys()],
    });
  }
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

function growTwofold(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
