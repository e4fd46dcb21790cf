import { growTo } from '../../bytes/grow-to.ts';
import { hashString } from '../../bytes/hashes.ts';
import { slotOf } from '../../bytes/slot-of.ts';

/** Lanes of a term's record, 32 bits each. Two records fill a line of the processor's cache: a term costs one wait for memory. */
export const LANE = {
  /** The two code units of a bigram. */
  key: 0,
  /** What the embedder knows of the term: its rows for Han and for Latin texts, and its weight. */
  row: 1,
  latinRow: 2,
  weight: 3,
  /** Posts of the segment in hand that hold the term. */
  posts: 4,
  /** 1 and the number of the word; 0 for a bigram. */
  word: 5,
} as const;
/** What the term weighs in a norm, as the record's fourth double: lanes 6 and 7. */
const NORM_DOUBLE = 3;
export const RECORD_LANES = 8;
export const RECORD_DOUBLES = RECORD_LANES / 2;

/**
 * The terms that a builder has met, numbered in the order they came, with what is known of each. Han bigrams are never strings
 * here: a bigram is one 32-bit number in an open-addressing hash table. Kept from segment to segment: looking terms up in the
 * tables of the language takes longer than counting them.
 */
export class TermRecords {
  size = 0;
  lanes = new Int32Array(RECORD_LANES << 12);
  doubles = new Float64Array(this.lanes.buffer);
  /** Words and lone Han characters, by their number. */
  readonly words: string[] = [];
  readonly #wordTerms: number[] = [];
  readonly #wordHashes: number[] = [];
  readonly #wordNumbers = new Map<string, number>();
  /** 1 and the term whose key is in a slot; 0 for a free slot. */
  #slots = new Int32Array(1 << 13);
  #bigramCount = 0;

  /** The term of a bigram. A new one's number is what `size` was. */
  termOfBigram(key: number): number {
    const slots = this.#slots;
    const { lanes } = this;
    const mask = slots.length - 1;
    let slot = slotOf(key, mask);
    for (;;) {
      const entry = slots[slot] as number;
      if (entry === 0) break;
      if (lanes[(entry - 1) * RECORD_LANES + LANE.key] === key) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const term = this.#addRecord();
    this.lanes[term * RECORD_LANES + LANE.key] = key;
    slots[slot] = term + 1;
    if (++this.#bigramCount * 2 > slots.length) this.#growSlots();
    return term;
  }

  /** Of each of some bigrams the term that is likely to be it: what the table holds where its search begins; -1 for none. */
  guessTerms(keys: Int32Array, terms: Int32Array, from: number, end: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let i = from; i < end; i++) terms[i] = (slots[slotOf(keys[i] as number, mask)] as number) - 1;
  }

  /** Whether a term that was guessed is the bigram. */
  isBigram(term: number, key: number): boolean {
    return term >= 0 && this.lanes[term * RECORD_LANES + LANE.key] === key;
  }

  /** The number of a word; -1 when it is new. */
  findWord(word: string): number {
    return this.#wordNumbers.get(word) ?? -1;
  }

  /** Adds a word and returns its number. */
  addWord(word: string): number {
    const number = this.words.length;
    const term = this.#addRecord();
    this.lanes[term * RECORD_LANES + LANE.word] = number + 1;
    this.words.push(word);
    this.#wordTerms.push(term);
    this.#wordHashes.push(hashString(word));
    this.#wordNumbers.set(word, number);
    return number;
  }

  termOfWord(number: number): number {
    return this.#wordTerms[number] as number;
  }

  hashOfWord(number: number): number {
    return this.#wordHashes[number] as number;
  }

  setNormWeight(term: number, weight: number): void {
    this.doubles[term * RECORD_DOUBLES + NORM_DOUBLE] = weight;
  }

  normWeightOf(term: number): number {
    return this.doubles[term * RECORD_DOUBLES + NORM_DOUBLE] as number;
  }

  #addRecord(): number {
    const term = this.size++;
    if (this.size * RECORD_LANES > this.lanes.length) {
      this.lanes = growTo(this.lanes, this.lanes.length * 2);
      this.doubles = new Float64Array(this.lanes.buffer);
    }
    return term;
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const { lanes } = this;
    for (let term = 0; term < this.size; term++) {
      if (lanes[term * RECORD_LANES + LANE.word] !== 0) continue;
      let slot = slotOf(lanes[term * RECORD_LANES + LANE.key] as number, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = term + 1;
    }
    this.#slots = slots;
  }
}
