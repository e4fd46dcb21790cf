import { growTo } from '../../bytes/grow-to.ts';
import { mixHash } from '../../bytes/hashes.ts';
import { slotOf } from '../../bytes/slot-of.ts';
import type { Fingerprinter } from './fingerprint.ts';
import { MAX_TERM_FREQUENCY } from './segment-format.ts';

/** Instead of a word's number: the token is a bigram. */
export const BIGRAM = -1;

/** The tokens of one field, in order. */
export class TokenRun {
  size = 0;
  /** A word's number, or BIGRAM. */
  words = new Int32Array(1 << 10);
  /** A bigram's key, or the hash of a word. */
  keys = new Int32Array(1 << 10);
  offsets = new Int32Array(1 << 10);
  /** The token's term among those of the post, once it is counted. */
  places = new Int32Array(1 << 10);

  add(word: number, key: number, offset: number): void {
    const at = this.size++;
    if (at === this.words.length) this.#grow();
    this.words[at] = word;
    this.keys[at] = key;
    this.offsets[at] = offset;
  }

  #grow(): void {
    this.words = growTwofold(this.words);
    this.keys = growTwofold(this.keys);
    this.offsets = growTwofold(this.offsets);
    this.places = growTwofold(this.places);
  }
}

/**
 * The distinct terms of the post in hand with their counts, by place: in the order they came. Counted in a table of the post's
 * own, which the processor's nearest cache holds; only a post's distinct terms are then looked up among the segment's.
 */
export class PostTerms {
  size = 0;
  /** A word's number, or BIGRAM. */
  words = new Int32Array(1 << 10);
  keys = new Int32Array(1 << 10);
  counts = new Int32Array(1 << 10);
  /** Of each its term among all that the builder knows, what the embedder knows of it, and its weight in a norm. */
  terms = new Int32Array(1 << 10);
  rows = new Int32Array(1 << 10);
  weights = new Int32Array(1 << 10);
  norms = new Float64Array(1 << 10);
  /** Slots and entries of words hold this plus a place; what is less is of an earlier post. */
  #base = 1;
  #slots = new Int32Array(1 << 10);
  #mask = (1 << 10) - 1;
  /** The base and the place of each word, by its number. */
  #wordPlaces = new Int32Array(1 << 10);

  /** Begins a post of at most so many code units in all its fields. */
  begin(codeUnits: number): void {
    this.#base += this.size;
    this.size = 0;
    if (this.#base > 2 ** 30) {
      this.#base = 1;
      this.#slots.fill(0);
      this.#wordPlaces.fill(0);
    }
    let slotCount = 1 << 10;
    while (slotCount < 2 * codeUnits) slotCount *= 2;
    if (slotCount > this.#slots.length) this.#slots = new Int32Array(slotCount);
    this.#mask = slotCount - 1;
  }

  /** Counts a field's tokens; those before `leadCodeUnits` count `leadWeight`. New ones go into the fingerprint. */
  count(run: TokenRun, weight: number, leadCodeUnits: number, leadWeight: number, fingerprinter: Fingerprinter): void {
    const slots = this.#slots;
    const mask = this.#mask;
    const base = this.#base;
    const runWords = run.words;
    const runKeys = run.keys;
    const { offsets, places } = run;
    let { keys, counts } = this;
    let wordPlaces = this.#wordPlaces;
    for (let i = 0; i < run.size; i++) {
      const word = runWords[i] as number;
      const key = runKeys[i] as number;
      let place: number;
      let slot = 0;
      if (word === BIGRAM) {
        slot = slotOf(key, mask);
        for (;;) {
          place = (slots[slot] as number) - base;
          if (place < 0 || keys[place] === key) break;
          slot = (slot + 1) & mask;
        }
      } else place = word < wordPlaces.length ? (wordPlaces[word] as number) - base : -1;
      if (place < 0) {
        place = this.#add(word, key, slot);
        ({ keys, counts } = this);
        wordPlaces = this.#wordPlaces;
        fingerprinter.add(mixHash(key));
      }
      const counted = (counts[place] as number) + ((offsets[i] as number) < leadCodeUnits ? leadWeight : weight);
      counts[place] = Math.min(counted, MAX_TERM_FREQUENCY);
      places[i] = place;
    }
  }

  /** The place of a term of the post; -1 when the post has none of it. */
  placeOf(word: number, key: number): number {
    if (word !== BIGRAM) return Math.max(-1, (this.#wordPlaces[word] ?? 0) - this.#base);
    const slot = this.#slotOf(key);
    return Math.max(-1, (this.#slots[slot] as number) - this.#base);
  }

  /** Adds a term that the post has none of. */
  add(word: number, key: number, count: number): void {
    const place = this.#add(word, key, word === BIGRAM ? this.#slotOf(key) : 0);
    this.counts[place] = count;
  }

  addCount(place: number, count: number): void {
    this.counts[place] = Math.min(MAX_TERM_FREQUENCY, (this.counts[place] as number) + count);
  }

  /** The slot that holds a bigram, or in which it would be put. */
  #slotOf(key: number): number {
    for (let slot = slotOf(key, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const place = (this.#slots[slot] as number) - this.#base;
      if (place < 0 || this.keys[place] === key) return slot;
    }
  }

  #add(word: number, key: number, slot: number): number {
    const place = this.size++;
    if (place === this.words.length) this.#grow();
    this.words[place] = word;
    this.keys[place] = key;
    this.counts[place] = 0;
    if (word === BIGRAM) this.#slots[slot] = this.#base + place;
    else {
      while (word >= this.#wordPlaces.length) this.#wordPlaces = growTwofold(this.#wordPlaces);
      this.#wordPlaces[word] = this.#base + place;
    }
    return place;
  }

  #grow(): void {
    this.words = growTwofold(this.words);
    this.keys = growTwofold(this.keys);
    this.counts = growTwofold(this.counts);
    this.terms = growTwofold(this.terms);
    this.rows = growTwofold(this.rows);
    this.weights = growTwofold(this.weights);
    this.norms = growTwofold(this.norms);
  }
}

function growTwofold<Numbers extends Int32Array | Float64Array>(numbers: Numbers): Numbers {
  return growTo(numbers, numbers.length * 2);
}
