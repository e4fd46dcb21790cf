import { ByteWriter } from '../../bytes/byte-writer.ts';
import { hashString } from '../../bytes/hashes.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import { toPublishedDay } from '../../post/published-day.ts';
import { forEachToken, nameEdge } from '../../text/tokenise.ts';
import { CollectedTerms } from './collected-terms.ts';
import { LEAD_CODE_UNITS, LEAD_WEIGHT, TAG_WEIGHT, TITLE_WEIGHT } from './field-weights.ts';
import { Fingerprinter } from './fingerprint.ts';
import { LEVEL_OF_FREQUENCY, TF_WEIGHTS } from './frequency-levels.ts';
import { foldIndexedFields } from './indexed-fields.ts';
import { KnownTerms } from './known-terms.ts';
import { BIGRAM, PostTerms, TokenRun } from './post-terms.ts';
import { COLUMN, COLUMN_COUNT, MAX_SEGMENT_POSTS, MAX_TITLE_CODE_UNITS } from './segment-format.ts';
import type { IndexablePost, PostEmbedder, SegmentOptions } from './segment-options.ts';
import { sortTerms, writePostings } from './sort-terms.ts';
import { LANE } from './term-records.ts';
import { writeSegment } from './write-segment.ts';

const float = new Float32Array(1);
const floatBits = new Uint32Array(float.buffer);

/**
 * Collects posts and writes them as one segment. Tokens are counted, embedded and measured; behind them a post has its
 * spellings and edges (see TokenSink), which only help to find it: length, norm, fingerprint and embedding leave them out.
 */
export class SegmentBuilder {
  readonly #collected = new CollectedTerms();
  readonly #known: KnownTerms;
  readonly #fingerprinter = new Fingerprinter();
  readonly #sourceNumbers = new Map<string, number>();
  readonly #columns: number[][] = Array.from({ length: COLUMN_COUNT }, () => []);
  readonly #ids: string[] = [];
  readonly #titles: string[] = [];
  readonly #vectors = new ByteWriter();
  readonly #passages = new ByteWriter();
  readonly #embedder: PostEmbedder | null;
  #lengthSum = 0;

  readonly #run = new TokenRun();
  readonly #post = new PostTerms();
  /** Spellings and edges of the post: a word's number or BIGRAM, a bigram's key, and what it counts. */
  readonly #extras: number[] = [];
  #weight = 1;
  #leadWeight = 1;
  #leadCodeUnits = 0;
  #rowLane: number = LANE.row;
  #folded = '';

  constructor(options: SegmentOptions = {}) {
    this.#embedder = options.createEmbedder?.() ?? null;
    this.#known = new KnownTerms(this.#embedder, options.termWeight);
  }

  get postCount(): number {
    return this.#ids.length;
  }

  /** Adds a post, by `ordinal` where that is given apart from it. Throws RangeError when the segment is full (MAX_SEGMENT_POSTS). */
  add(post: IndexablePost, ordinal = post.ordinal ?? 0): void {
    if (this.postCount >= MAX_SEGMENT_POSTS) {
      throw new RangeError(`A segment holds ${MAX_SEGMENT_POSTS} posts. Finish it and begin another.`);
    }
    this.#fingerprinter.reset();
    const { text, title, hasOwnTitle, tags } = foldIndexedFields(post);
    this.#post.begin(tags.reduce((sum, tag) => sum + tag.length, text.length + title.length));
    if (this.#embedder) this.#rowLane = this.#embedder.beginText(text);
    const length = this.#tokenise(text, 1, LEAD_CODE_UNITS);
    this.#embedPassages();
    if (hasOwnTitle) this.#tokenise(title, TITLE_WEIGHT);
    for (const tag of tags) this.#tokenise(tag, TAG_WEIGHT);

    const [low, high] = this.#fingerprinter.finish();
    const put = (column: number, value: number) => this.#columns[column]?.push(value);
    put(COLUMN.ordinal, ordinal);
    put(COLUMN.length, length);
    put(COLUMN.distinctTerms, this.#post.size);
    put(COLUMN.norm, this.#computeNorm());
    put(COLUMN.urlHash, hashUrl(post.url));
    put(COLUMN.fingerprintLow, low);
    put(COLUMN.fingerprintHigh, high);
    put(COLUMN.publishedDay, toDay(post.publishedAt));
    put(COLUMN.sourceAndFlags, this.#sourceNumber(post.sourceId) * 2 + (hasOwnTitle ? 0 : 1));
    put(COLUMN.embedding, this.#embed());
    this.#addExtras();
    this.#collected.endPost(this.#post, this.#known.records);
    this.#lengthSum += length;
    this.#ids.push(post.id);
    this.#titles.push(title.slice(0, MAX_TITLE_CODE_UNITS));
  }

  /** Writes the post's embeddings and returns their packed numbers. */
  #embed(): number {
    if (this.#embedder === null) return 0;
    const { rows, weights, counts, size } = this.#post;
    const { vector, passages, numbers } = this.#embedder.finishPost(rows, weights, counts, size);
    this.#vectors.writeBytes(new Uint8Array(vector.buffer, vector.byteOffset, vector.length));
    this.#passages.writeBytes(passages);
    return numbers;
  }

  /** The length of the vector of the post's tokens, as the bits of a Float32; spellings and edges are no part of it. */
  #computeNorm(): number {
    const { norms, counts, size } = this.#post;
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const level = LEVEL_OF_FREQUENCY[counts[i] as number] as number;
      const weight = (norms[i] as number) * (TF_WEIGHTS[level] as number);
      sum += weight * weight;
    }
    float[0] = Math.sqrt(sum);
    return floatBits[0] as number;
  }

  /** Cuts a field into tokens and counts them; returns how many there are. */
  #tokenise(folded: string, weight: number, leadCodeUnits = 0): number {
    if (weight === 0) return 0;
    this.#folded = folded;
    this.#weight = weight;
    this.#leadWeight = weight + LEAD_WEIGHT;
    this.#leadCodeUnits = leadCodeUnits;
    this.#run.size = 0;
    forEachToken(folded, this);
    const known = this.#post.size;
    this.#post.count(this.#run, weight, leadCodeUnits, this.#leadWeight, this.#fingerprinter);
    this.#known.findTerms(this.#post, known, this.#rowLane);
    return this.#run.size;
  }

  /** Called by the tokeniser. */
  bigram(first: number, second: number, offset: number): void {
    this.#run.add(BIGRAM, (first << 16) | second, offset);
  }

  /** Called by the tokeniser. */
  unigram(codeUnit: number, offset: number): void {
    this.#addWord(String.fromCharCode(codeUnit), offset);
  }

  /** Called by the tokeniser. */
  word(start: number, end: number): void {
    this.#addWord(this.#folded.slice(start, end), start);
  }

  /** Called by the tokeniser. */
  spelling(term: string, offset: number): void {
    this.#extras.push(this.#known.numberOf(term), 0, offset < this.#leadCodeUnits ? this.#leadWeight : this.#weight);
  }

  /** Called by the tokeniser. */
  edge(first: number, second: number): void {
    const name = nameEdge(first, second);
    if (name.length === 2) this.#extras.push(BIGRAM, (first << 16) | second, 0);
    else this.#extras.push(this.#known.numberOf(name), 0, 0);
  }

  #addWord(word: string, offset: number): void {
    const number = this.#known.numberOf(word);
    this.#run.add(number, this.#known.records.hashOfWord(number), offset);
  }

  #embedPassages(): void {
    if (this.#embedder === null) return;
    const { places, offsets, size } = this.#run;
    const { rows } = this.#post;
    for (let i = 0; i < size; i++) this.#embedder.addToken(rows[places[i] as number] as number, offsets[i] as number);
    this.#embedder.finishText();
  }

  /** Adds the spellings and edges that are no tokens of the post. `count` 0: however often it stands, it counts once. */
  #addExtras(): void {
    const post = this.#post;
    const tokenEnd = post.size;
    for (let i = 0; i < this.#extras.length; i += 3) {
      const word = this.#extras[i] as number;
      const key = this.#extras[i + 1] as number;
      const count = this.#extras[i + 2] as number;
      const place = post.placeOf(word, key);
      if (place < 0) post.add(word, key, count || 1);
      else if (place >= tokenEnd && count > 0) post.addCount(place, count);
    }
    this.#extras.length = 0;
    this.#known.findTerms(post, tokenEnd, this.#rowLane);
  }

  #sourceNumber(sourceId: string): number {
    let number = this.#sourceNumbers.get(sourceId);
    if (number === undefined) {
      number = this.#sourceNumbers.size;
      this.#sourceNumbers.set(sourceId, number);
    }
    return number;
  }

  /** Writes the segment. The builder is empty afterwards; what it has learned of terms it keeps, within bounds. */
  finish(): Uint8Array {
    const { records } = this.#known;
    const sorted = sortTerms(records);
    const { pointers, postings } = writePostings(this.#collected, sorted, records);
    const bytes = writeSegment({
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
    this.#clear();
    return bytes;
  }

  #clear(): void {
    this.#collected.clear(this.#known.records);
    this.#known.bound();
    this.#sourceNumbers.clear();
    for (const column of this.#columns) column.length = 0;
    this.#ids.length = 0;
    this.#titles.length = 0;
    this.#vectors.length = 0;
    this.#passages.length = 0;
    this.#lengthSum = 0;
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
