import { isHanCodeUnit } from '../../text/tokenise.ts';
import { BIGRAM, type PostTerms } from './post-terms.ts';
import type { PostEmbedder, SegmentOptions } from './segment-options.ts';
import { LANE, RECORD_LANES, TermRecords } from './term-records.ts';

/** Terms that a builder goes on knowing from one segment to the next: 32 MB of records. 2^18..2^22. */
const MAX_KNOWN_TERMS = 1 << 20;

/** What a builder knows of terms. At first sight of one the embedder and the tables of the language are asked, then never again. */
export class KnownTerms {
  records = new TermRecords();
  readonly #embedder: PostEmbedder | null;
  readonly #termWeight: SegmentOptions['termWeight'];

  constructor(embedder: PostEmbedder | null, termWeight: SegmentOptions['termWeight']) {
    this.#embedder = embedder;
    this.#termWeight = termWeight;
  }

  /** The number of a word. */
  numberOf(word: string): number {
    const { records } = this;
    const known = records.findWord(word);
    if (known >= 0) return known;
    const number = records.addWord(word);
    const term = records.termOfWord(number);
    if (isHanCodeUnit(word.charCodeAt(0))) this.#embedder?.learnUnigram(records.lanes, term * RECORD_LANES);
    else this.#embedder?.learnWord(records.lanes, term * RECORD_LANES, word);
    this.#learnNorm(term, word);
    return number;
  }

  /** Finds the terms of a post from a place on, with what is known of them; `rowLane` holds the rows for the post's script. */
  findTerms({ words, keys, terms, rows, weights, norms, size }: PostTerms, from: number, rowLane: number): void {
    const { records } = this;
    // Three short loops: each waits for memory at nearly every term, and a short loop waits for several at once.
    records.guessTerms(keys, terms, from, size);
    for (let i = from; i < size; i++) {
      const word = words[i] as number;
      if (word !== BIGRAM) {
        terms[i] = records.termOfWord(word);
        continue;
      }
      const key = keys[i] as number;
      if (records.isBigram(terms[i] as number, key)) continue;
      const known = records.size;
      const term = records.termOfBigram(key);
      if (term === known) this.#learnBigram(term, key >>> 16, key & 0xffff);
      terms[i] = term;
    }
    const { lanes } = records;
    for (let i = from; i < size; i++) {
      const term = terms[i] as number;
      rows[i] = lanes[term * RECORD_LANES + rowLane] as number;
      weights[i] = lanes[term * RECORD_LANES + LANE.weight] as number;
      norms[i] = records.normWeightOf(term);
    }
  }

  /** Forgets everything when it has become too much. Between segments alone. */
  bound(): void {
    if (this.records.size > MAX_KNOWN_TERMS) this.records = new TermRecords();
  }

  #learnBigram(term: number, first: number, second: number): void {
    this.#embedder?.learnBigram(this.records.lanes, term * RECORD_LANES, first, second);
    this.#learnNorm(term, String.fromCharCode(first, second));
  }

  #learnNorm(term: number, name: string): void {
    this.records.setNormWeight(term, this.#termWeight?.(name) ?? 1);
  }
}
