import { BigramTable } from '../../bytes/bigram-table.ts';
import { hashString } from '../../bytes/hashes.ts';
import { MAX_TERM_FREQUENCY } from './segment-format.ts';

/**
 * The terms of the posts of one segment while it is collected. Han bigrams are never strings here: a bigram is one 32-bit
 * number in a hash table, a post is a run of (term, frequency) in two growing arrays. A term's number is its pair's * 2,
 * or its word's * 2 + 1.
 */
export class CollectedTerms {
  readonly bigrams = new BigramTable();
  /** Words and lone Han characters, by their number. */
  readonly words: string[] = [];
  readonly #wordNumbers = new Map<string, number>();
  readonly #wordHashes: number[] = [];

  /** Terms of all posts, post after post. */
  terms = new Int32Array(1 << 16);
  frequencies = new Uint8Array(1 << 16);
  /** How many (term, frequency) there are. */
  size = 0;
  /** Where each post's terms begin, and where the last one's end. */
  readonly postStarts: number[] = [0];
  /** Where the current post's terms begin: the last of postStarts, asked for at every token. */
  #postStart = 0;
  /** Where the tokens of each post end; spellings and edges follow up to the next post. */
  readonly tokenEnds: number[] = [];

  /** Per term of the current post: where its frequency stands. */
  #seenAt = new Int32Array(1 << 16);
  /** Spellings and edges of the current post, with what each counts. */
  readonly #extras: number[] = [];

  /** The number of a word; -1 when it is new. */
  find(word: string): number {
    const number = this.#wordNumbers.get(word);
    return number === undefined ? -1 : number * 2 + 1;
  }

  addWord(word: string): number {
    const number = this.words.length;
    this.words.push(word);
    this.#wordHashes.push(hashString(word));
    this.#wordNumbers.set(word, number);
    return number * 2 + 1;
  }

  hashOfWord(number: number): number {
    return this.#wordHashes[number >> 1] as number;
  }

  /** Counts a token of the current post; true when the post had none of it. */
  count(term: number, weight: number): boolean {
    if (term >= this.#seenAt.length) this.#seenAt = grow(this.#seenAt, term + 1);
    const { terms } = this;
    // #seenAt survives from post to post: a place before this post's start, or of another term, is an old one.
    const seen = this.#seenAt[term] as number;
    if (seen >= this.#postStart && seen < this.size && terms[seen] === term) {
      const { frequencies } = this;
      frequencies[seen] = Math.min(MAX_TERM_FREQUENCY, (frequencies[seen] as number) + weight);
      return false;
    }
    const at = this.size++;
    if (at >= this.terms.length) {
      this.terms = grow(this.terms, at + 1);
      const frequencies = new Uint8Array(this.terms.length);
      frequencies.set(this.frequencies);
      this.frequencies = frequencies;
    }
    this.terms[at] = term;
    this.frequencies[at] = weight;
    this.#seenAt[term] = at;
    return true;
  }

  /** Keeps a spelling or an edge of the current post until its tokens are all counted. `weight` 0: it counts once. */
  keepExtra(term: number, weight: number): void {
    this.#extras.push(term, weight);
  }

  /** Ends the tokens of the current post and adds what was kept and is no token of it. */
  endPost(): void {
    const tokenEnd = this.size;
    this.tokenEnds.push(tokenEnd);
    for (let i = 0; i < this.#extras.length; i += 2) {
      const term = this.#extras[i] as number;
      const weight = this.#extras[i + 1] as number;
      const seen = this.#placeInPost(term);
      if (seen < 0 || (seen >= tokenEnd && weight > 0)) this.count(term, weight || 1);
    }
    this.#extras.length = 0;
    this.postStarts.push(this.size);
    this.#postStart = this.size;
  }

  #placeInPost(term: number): number {
    const seen = this.#seenAt[term] ?? -1;
    return seen >= this.#postStart && seen < this.size && this.terms[seen] === term ? seen : -1;
  }
}

function grow(array: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}
