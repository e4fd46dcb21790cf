import { growTo } from '../../bytes/grow-to.ts';
import type { PostTerms } from './post-terms.ts';
import { LANE, RECORD_LANES, type TermRecords } from './term-records.ts';

/** The terms of the posts of one segment while it is collected: a post is a run of (term, frequency) in two growing arrays. */
export class CollectedTerms {
  /** Terms of all posts, post after post. */
  terms = new Int32Array(1 << 14);
  frequencies = new Uint8Array(1 << 14);
  /** How many (term, frequency) there are. */
  size = 0;
  /** Where each post's terms begin, and where the last one's end. */
  readonly postStarts: number[] = [0];

  /** Ends a post: counts it with each of its terms. */
  endPost({ size, terms, counts }: PostTerms, { lanes }: TermRecords): void {
    if (this.size + size > this.terms.length) this.#grow(this.size + size);
    const start = this.size;
    for (let i = 0; i < size; i++) {
      const term = terms[i] as number;
      this.terms[start + i] = term;
      this.frequencies[start + i] = counts[i] as number;
      (lanes[term * RECORD_LANES + LANE.posts] as number)++;
    }
    this.size += size;
    this.postStarts.push(this.size);
  }

  /** Forgets the posts; the memory is kept for the next segment's. */
  clear({ lanes, size }: TermRecords): void {
    for (let term = 0; term < size; term++) lanes[term * RECORD_LANES + LANE.posts] = 0;
    this.size = 0;
    this.postStarts.length = 1;
  }

  #grow(needed: number): void {
    const length = Math.max(needed, this.terms.length * 2);
    this.terms = growTo(this.terms, length);
    this.frequencies = growTo(this.frequencies, length);
  }
}
