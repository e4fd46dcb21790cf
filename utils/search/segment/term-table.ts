import { lowerBound } from '../../bytes/lower-bound.ts';
import type { SegmentSections } from './read-sections.ts';
import { SECTION } from './segment-format.ts';
import { decodeWord, encodeWord, encodeWordInto } from './word-bytes.ts';

/** Where a word is encoded to be looked up: a page asks for hundreds. */
let encoded = new Uint8Array(256);

/** The terms of a segment in sorted order: first all bigrams of Han code units, then all words. A term's place is its number. */
export class TermTable {
  readonly bigramCount: number;
  readonly wordCount: number;
  /** Han code units that begin a bigram, ascending; the bigrams of firstCodeUnits[i] are secondCodeUnits[firstStarts[i]..firstStarts[i+1]]. */
  readonly firstCodeUnits: Uint16Array;
  readonly firstStarts: Uint32Array;
  readonly secondCodeUnits: Uint16Array;
  /** Row + 1 in firstCodeUnits of each code unit; 0 when no bigram begins with it. */
  readonly #rows = new Uint16Array(65536);
  readonly #wordStarts: Uint32Array;
  readonly #wordBytes: Uint8Array;

  constructor(sections: SegmentSections, bigramCount: number, wordCount: number) {
    this.bigramCount = bigramCount;
    this.wordCount = wordCount;
    this.firstCodeUnits = sections.u16(SECTION.firstCodeUnits);
    this.firstStarts = sections.u32(SECTION.firstStarts);
    for (let row = 0; row < this.firstCodeUnits.length; row++) this.#rows[this.firstCodeUnits[row] as number] = row + 1;
    this.secondCodeUnits = sections.u16(SECTION.secondCodeUnits);
    this.#wordStarts = sections.u32(SECTION.wordStarts);
    this.#wordBytes = sections.u8(SECTION.wordBytes);
  }

  /** False when the sections cannot be of one table: the bytes are damaged. */
  get fits(): boolean {
    return (
      this.firstStarts.length === this.firstCodeUnits.length + 1 &&
      this.secondCodeUnits.length === this.bigramCount &&
      this.#wordStarts.length === this.wordCount + 1
    );
  }

  get termCount(): number {
    return this.bigramCount + this.wordCount;
  }

  /** Place of a term ("退款", "买", "gmv") in the term table, or -1. */
  find(term: string): number {
    if (term.length === 2) {
      const place = this.findBigram(term.charCodeAt(0), term.charCodeAt(1));
      if (place >= 0) return place;
    }
    return this.#findWord(term);
  }

  findBigram(first: number, second: number): number {
    const row = (this.#rows[first] as number) - 1;
    if (row < 0) return -1;
    const end = Math.min(this.firstStarts[row + 1] as number, this.secondCodeUnits.length);
    const place = lowerBound(this.secondCodeUnits, second, this.firstStarts[row] as number, end);
    return place < end && this.secondCodeUnits[place] === second ? place : -1;
  }

  /** The places of all bigrams that begin with `first`: [start, end). */
  bigramsBeginningWith(first: number): [start: number, end: number] {
    const row = (this.#rows[first] as number) - 1;
    if (row < 0) return [0, 0];
    return [
      this.firstStarts[row] as number,
      Math.min(this.firstStarts[row + 1] as number, this.secondCodeUnits.length),
    ];
  }

  /** The places of all words that begin with `prefix`: [start, end). */
  wordsBeginningWith(prefix: string): [start: number, end: number] {
    const bytes = encodeWord(prefix);
    const start = this.#lowerWord(bytes, bytes.length, false);
    const end = this.#lowerWord(bytes, bytes.length, true);
    return [this.bigramCount + start, this.bigramCount + end];
  }

  /** The term at a place. */
  termAt(place: number): string {
    if (place < this.bigramCount) {
      const row = lowerBound(this.firstStarts, place + 1, 0, this.firstStarts.length) - 1;
      return String.fromCharCode(this.firstCodeUnits[row] ?? 0, this.secondCodeUnits[place] ?? 0);
    }
    const word = place - this.bigramCount;
    return decodeWord(this.#wordBytes, this.#wordStarts[word] ?? 0, this.#wordStarts[word + 1] ?? 0);
  }

  #findWord(term: string): number {
    if (encoded.length < term.length * 3) encoded = new Uint8Array(term.length * 3);
    const bytes = encoded;
    const length = encodeWordInto(term, bytes);
    const word = this.#lowerWord(bytes, length, false);
    if (word >= this.wordCount) return -1;
    const start = this.#wordStarts[word] as number;
    if ((this.#wordStarts[word + 1] as number) - start !== length) return -1;
    for (let i = 0; i < length; i++) if (this.#wordBytes[start + i] !== bytes[i]) return -1;
    return this.bigramCount + word;
  }

  /** First word that is not below `bytes`; with `pastPrefix`, first word that does not begin with them either. */
  #lowerWord(bytes: Uint8Array, length: number, pastPrefix: boolean): number {
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.#compareWord(middle, bytes, length);
      if (order < 0 || (pastPrefix && order <= 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** -1 below, 0 equal, 1 longer but beginning with `bytes`, 2 above. */
  #compareWord(word: number, bytes: Uint8Array, wantedLength: number): -1 | 0 | 1 | 2 {
    const start = this.#wordStarts[word] as number;
    const length = (this.#wordStarts[word + 1] as number) - start;
    const shared = Math.min(length, wantedLength);
    for (let i = 0; i < shared; i++) {
      const difference = (this.#wordBytes[start + i] as number) - (bytes[i] as number);
      if (difference !== 0) return difference < 0 ? -1 : 2;
    }
    if (length === wantedLength) return 0;
    return length < wantedLength ? -1 : 1;
  }
}
