import { FREQUENCY_LEVELS, TF_WEIGHTS } from '../segment/frequency-levels.ts';
import type { IndexedPosts } from './indexed-posts.ts';
import type { QueryTerm, ScoredPost } from './query-term.ts';
import { TopPosts } from './top-posts.ts';

/**
 * Sums are integers below 2^30: a query's weights are scaled so that even a post that held every term at the highest
 * frequency stays below. Rounding moves a score by less than 1e-6 of that bound.
 */
const SUM_LIMIT = 2 ** 30;

/** Sums up over whole posting lists. Keeps one number per post of the largest segment, used again by every question. */
export class PostScorer {
  readonly #index: IndexedPosts;
  readonly #sums: Int32Array;
  /** What the term in hand adds to a post's sum, by frequency level. */
  readonly #contributions = new Int32Array(FREQUENCY_LEVELS.length);

  constructor(index: IndexedPosts) {
    this.#index = index;
    this.#sums = new Int32Array(index.segments.reduce((largest, { postCount }) => Math.max(largest, postCount), 0));
  }

  /** In how many posts that can be found the term stands. */
  livePostsWith(term: string): number {
    const { live } = this.#index;
    let count = 0;
    this.#index.segments.forEach((segment, number) => {
      const place = segment.findTerm(term);
      if (place < 0) return;
      const base = this.#index.baseOf(number);
      this.#sums.fill(0, 0, segment.postCount);
      this.#contributions.fill(1);
      segment.accumulate(place, this.#contributions, this.#sums);
      for (let post = 0; post < segment.postCount; post++) {
        if (this.#sums[post] !== 0 && live[base + post] === 1) count++;
      }
    });
    return count;
  }

  /**
   * The `limit` posts with the highest scores above 0, best first; equal scores in order of post number. Those of `also`
   * that are not among them follow, with their scores. Exact: every term of the query counts. score = lengthNorm(post) x sum over terms of weight x tfWeight(frequency).
   */
  retrieve(query: readonly QueryTerm[], limit: number, also: readonly number[] = []): ScoredPost[] {
    const scale = this.#scaleOf(query);
    const top = new TopPosts(limit);
    const scoresOfAlso = new Map<number, number>();
    this.#index.segments.forEach((segment, number) => {
      const sums = this.#sums;
      sums.fill(0, 0, segment.postCount);
      for (const { term, weight, located } of query) {
        const place = located?.places[number] ?? segment.findTerm(term);
        if (place < 0) continue;
        this.#fillContributions(weight * scale);
        segment.accumulate(place, this.#contributions, sums);
      }
      const base = this.#index.baseOf(number);
      top.addAll(sums, segment.postCount, this.#index.lengthNorms, base);
      for (const post of also) {
        if (post >= base && post < base + segment.postCount)
          scoresOfAlso.set(post, (sums[post - base] as number) * (this.#index.lengthNorms[post] as number));
      }
    });
    const best = top.sorted();
    for (const { post } of best) scoresOfAlso.delete(post);
    const others = [...scoresOfAlso].map(([post, score]) => ({ post, score }));
    return [...best, ...others].map(({ post, score }) => ({ post, score: score / scale }));
  }

  #scaleOf(query: readonly QueryTerm[]): number {
    let sum = 0;
    for (const { weight } of query) sum += weight;
    const largest = TF_WEIGHTS[TF_WEIGHTS.length - 1] ?? 1;
    return sum > 0 && largest > 0 ? SUM_LIMIT / (sum * largest) : 1;
  }

  #fillContributions(scaledWeight: number): void {
    for (let level = 0; level < TF_WEIGHTS.length; level++) {
      this.#contributions[level] = scaledWeight * (TF_WEIGHTS[level] as number) + 0.5;
    }
  }
}
