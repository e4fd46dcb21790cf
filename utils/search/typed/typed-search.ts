import type { Post } from '../../post/post.ts';
import type { FoundPost } from '../../protocol/outcome.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { type Candidates, listCandidates, RERANKED_POSTS } from './list-candidates.ts';
import { parseQuery } from './parse-query.ts';
import { holdsParts, presentFound } from './present-found.ts';
import { spellQuery } from './spell-query.ts';

export interface TypedResult {
  posts: FoundPost[];
  /** Posts that are known to hold the query. */
  total: number;
  /** True while there may be more than `total`. */
  isAtLeast: boolean;
  /** True when asking again would say more: posts that may hold the query are still unread. */
  goesOn: boolean;
}

/** Reads posts by their numbers; one that cannot be read is left out. */
export type GetPosts = (posts: readonly number[]) => Promise<readonly Post[]>;

/** Texts read for one answer at most, beyond what is shown: 0.06 ms each keeps a keystroke under 10 ms. 20..200. */
const READ_FOR_AN_ANSWER = 60;

/** Texts read at a time. */
const READ_AT_ONCE = 20;

/** When the page is full, so many posts are still read in the background to know how many there are. 0..5,000. */
const READ_FOR_A_COUNT = 1000;

/**
 * Typed search over titles, tags and texts of one state of a library. Candidates come from the index alone; texts are read
 * only to be shown, and where the index does not know whether words stand side by side. Each question goes on where the
 * last one stopped, until the page is full or the list of candidates ends: whoever shows the answers asks while `goesOn`.
 */
export class TypedSearch {
  readonly #index: LibraryIndex;
  readonly #accept: ((post: number) => boolean) | undefined;
  #candidates: Candidates;
  /** Of the candidates, how many were looked at. */
  #looked = 0;
  /** Those that hold the query. */
  readonly #found: number[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #answers = 0;

  constructor(index: LibraryIndex, query: string, accept?: (post: number) => boolean) {
    const cleaned = cleanLine(query);
    const isKnown = (word: string) => index.documentFrequency(word) > 0;
    this.#index = index;
    this.#accept = accept;
    const ways = spellQuery(cleaned === '' ? query : keepEnd(query, cleaned), isKnown).map(parseQuery);
    this.#candidates = listCandidates(index, ways, RERANKED_POSTS, accept);
  }

  /** Answers one after another: two at once would read the same texts. */
  take(offset: number, limit: number, getPosts: GetPosts): Promise<TypedResult> {
    const answer = this.#turn.then(() => this.#answer(offset, limit, getPosts));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #answer(offset: number, limit: number, getPosts: GetPosts): Promise<TypedResult> {
    const wanted = offset + limit;
    const read = new Map<number, Post>();
    if (this.#isSure) this.#takeAll(wanted);
    else await this.#readOn(wanted, getPosts, read);
    this.#answers++;
    const shown = this.#found.slice(offset, wanted);
    const missing = shown.filter((post) => !read.has(post));
    for (const [post, value] of await this.#load(missing, getPosts)) read.set(post, value);
    const parts = this.#candidates.ways.flat();
    const posts = shown.flatMap((number) => read.get(number) ?? []).map((post) => presentFound(post, parts));
    if (this.#isSure) return { posts, total: this.#candidates.total ?? 0, isAtLeast: false, goesOn: false };
    return { posts, total: this.#found.length, isAtLeast: !this.#isThrough, goesOn: this.#goesOn(wanted) };
  }

  /** True when the index alone decides: every part is one entry of it. */
  get #isSure(): boolean {
    return (
      this.#candidates.total !== null && this.#candidates.ways.every((parts) => parts.every(({ isExact }) => isExact))
    );
  }

  get #isThrough(): boolean {
    return this.#candidates.isWhole && this.#looked === this.#candidates.posts.length;
  }

  #goesOn(wanted: number): boolean {
    if (this.#isThrough) return false;
    if (this.#found.length < wanted) return true;
    return this.#candidates.isWhole && this.#candidates.posts.length - this.#looked <= READ_FOR_A_COUNT;
  }

  #takeAll(wanted: number): void {
    if (wanted > this.#candidates.posts.length) this.#listRest();
    for (; this.#looked < this.#candidates.posts.length; this.#looked++)
      this.#found.push(this.#candidates.posts[this.#looked] as number);
  }

  async #readOn(wanted: number, getPosts: GetPosts, read: Map<number, Post>): Promise<void> {
    // Counting is for later answers: the first one is what somebody waits for.
    const isCounting = this.#answers > 0;
    let left = Math.max(0, wanted - this.#found.length) + READ_FOR_AN_ANSWER;
    while (left > 0 && (this.#found.length < wanted || (isCounting && this.#goesOn(wanted)))) {
      if (this.#looked === this.#candidates.posts.length) this.#listRest();
      const batch = this.#candidates.posts.slice(this.#looked, this.#looked + Math.min(left, READ_AT_ONCE));
      if (batch.length === 0) return;
      const posts = await this.#load(batch, getPosts);
      for (const number of batch) {
        const post = posts.get(number);
        if (post === undefined || !this.#candidates.ways.some((parts) => holdsParts(post, parts))) continue;
        this.#found.push(number);
        read.set(number, post);
      }
      this.#looked += batch.length;
      left -= batch.length;
    }
  }

  /** Lists the candidates behind the best ones, when somebody has come so far. */
  #listRest(): void {
    if (this.#candidates.isWhole) return;
    const known = new Set(this.#candidates.posts);
    const { ways } = this.#candidates;
    const whole = listCandidates(this.#index, ways, this.#index.indexedPostCount, this.#accept);
    const rest = whole.posts.filter((post) => !known.has(post));
    this.#candidates = { ...whole, posts: [...this.#candidates.posts, ...rest] };
  }

  async #load(numbers: readonly number[], getPosts: GetPosts): Promise<Map<number, Post>> {
    if (numbers.length === 0) return new Map();
    const numberOf = new Map(numbers.map((number) => [this.#index.idOf(number), number]));
    const posts = new Map<number, Post>();
    for (const post of await getPosts(numbers)) {
      const number = numberOf.get(post.id);
      if (number !== undefined) posts.set(number, post);
    }
    return posts;
  }
}

/** A query as its readers see it; white space at its end says that the last word is whole. */
function keepEnd(query: string, cleaned: string): string {
  return /\s$/u.test(query) ? `${cleaned} ` : cleaned;
}
