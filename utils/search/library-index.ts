import type { Script } from '../text/script-of.ts';
import { FREQUENCY_LEVELS, TF_WEIGHTS } from './segment/frequency-levels.ts';
import type { Segment } from './segment/open-segment.ts';
import { COLUMN } from './segment/segment-format.ts';
import { TopPosts } from './top-posts.ts';

/** One segment of a library, with its tombstones. */
export interface IndexPart {
  segment: Segment;
  /** 1 for every deleted post, by local number. */
  deleted?: Uint8Array | null;
}

/** What is known of a larger collection of which an index holds a few posts: the candidates that an engine gave. */
export interface Collection {
  postCount: number;
  documentFrequency(term: string): number;
  /** Mean embedding of its posts by script, less the language's mean; where it is known. */
  centres: Partial<Record<Script, Float32Array>>;
}

export interface IndexOptions {
  /** The posts are candidates of this collection: frequencies and counts are its, not theirs. */
  collection?: Collection;
  /** Posts of these sources are not found. */
  offSources?: ReadonlySet<string>;
}

/** A term looked up in an index. */
export interface LocatedTerm {
  readonly term: string;
  /** In how many indexed posts it stands. */
  readonly documentFrequency: number;
  /** Its place in every segment, -1 where it does not stand. */
  readonly places: readonly number[];
}

export interface QueryTerm {
  term: string;
  /** Where the term stands in this index, when that is known already. */
  located?: LocatedTerm;
  /** 0 or more. */
  weight: number;
}

export interface ScoredPost {
  post: number;
  score: number;
}

/**
 * Sums are integers below 2^30: a query's weights are scaled so that even a post that held every term at the highest
 * frequency stays below. Rounding moves a score by less than 1e-6 of that bound.
 */
const SUM_LIMIT = 2 ** 30;

/**
 * Posts looked up by id or address in one view without a map: 60,000 posts are gone through in 0.1-0.5 ms, the maps take
 * 50 ms just after the first answer, and 10 MB. 1..100.
 */
const SCANNED_LOOKUPS = 20;

/**
 * The library as one index: an immutable snapshot over segments. Posts are numbered through, segment after segment.
 * Deleted posts and those of switched-off sources keep their numbers and are never found.
 */
export class LibraryIndex {
  readonly segments: readonly Segment[];
  /** Posts that can be found. */
  readonly postCount: number;
  /** Posts that are indexed, deleted ones too: the N that documentFrequency counts in. */
  readonly indexedPostCount: number;
  readonly collection: Collection | null;
  readonly #bases: number[] = [];
  readonly #lengthNorms: Float32Array;
  readonly #isLive: Uint8Array;
  readonly #sums: Int32Array;
  /** What the term in hand adds to a post's sum, by frequency level. */
  readonly #contributions = new Int32Array(FREQUENCY_LEVELS.length);
  /** Questions for one post by its id or address so far. */
  #lookups = 0;
  #byId: Map<string, number> | null = null;
  #byUrlHash: Map<number, number[]> | null = null;

  constructor(parts: readonly IndexPart[], options: IndexOptions = {}) {
    const { offSources, collection = null } = options;
    this.collection = collection;
    this.segments = parts.map((part) => part.segment);
    let total = 0;
    let largest = 0;
    for (const { segment } of parts) {
      this.#bases.push(total);
      total += segment.postCount;
      largest = Math.max(largest, segment.postCount);
    }
    this.indexedPostCount = total;
    this.#lengthNorms = new Float32Array(total);
    this.#isLive = new Uint8Array(total);
    this.#sums = new Int32Array(largest);
    let live = 0;
    parts.forEach(({ segment, deleted }, number) => {
      const base = this.#bases[number] ?? 0;
      const hasOff = segment.sources.some((source) => offSources?.has(source));
      // A view: this loop runs before the first answer of every popup.
      const { norms } = segment;
      for (let post = 0; post < segment.postCount; post++) {
        if (deleted?.[post] === 1 || (hasOff && offSources?.has(segment.sourceIdOf(post)))) continue;
        live++;
        this.#isLive[base + post] = 1;
        const norm = norms[post] as number;
        this.#lengthNorms[base + post] = norm > 0 ? 1 / norm : 0;
      }
    });
    this.postCount = collection?.postCount ?? live;
  }

  /** In how many indexed posts (deleted ones too, until a merge) the term stands. */
  documentFrequency(term: string): number {
    if (this.collection) return this.collection.documentFrequency(term);
    let sum = 0;
    for (const segment of this.segments) {
      const place = segment.findTerm(term);
      if (place >= 0) sum += segment.documentFrequencyAt(place);
    }
    return sum;
  }

  /** Looks a term up once for all that is asked of it: document frequency, retrieval, frequencies in posts. */
  locate(term: string): LocatedTerm {
    let documentFrequency = 0;
    const places = this.segments.map((segment) => {
      const place = segment.findTerm(term);
      if (place >= 0) documentFrequency += segment.documentFrequencyAt(place);
      return place;
    });
    if (this.collection) documentFrequency = this.collection.documentFrequency(term);
    return { term, documentFrequency, places };
  }

  /** In how many posts that can be found the term stands: what a reader is told. Exact, and slower than the above. */
  livePostsWith(term: string): number {
    if (this.collection || this.postCount === this.indexedPostCount) return this.documentFrequency(term);
    let count = 0;
    this.segments.forEach((segment, number) => {
      const place = segment.findTerm(term);
      if (place < 0) return;
      const base = this.#bases[number] ?? 0;
      this.#sums.fill(0, 0, segment.postCount);
      this.#contributions.fill(1);
      segment.accumulate(place, this.#contributions, this.#sums);
      for (let post = 0; post < segment.postCount; post++) {
        if (this.#sums[post] !== 0 && this.#isLive[base + post] === 1) count++;
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
    this.segments.forEach((segment, number) => {
      const sums = this.#sums;
      sums.fill(0, 0, segment.postCount);
      for (const { term, weight, located } of query) {
        const place = located?.places[number] ?? segment.findTerm(term);
        if (place < 0) continue;
        this.#fillContributions(weight * scale);
        segment.accumulate(place, this.#contributions, sums);
      }
      const base = this.#bases[number] ?? 0;
      top.addAll(sums, segment.postCount, this.#lengthNorms, base);
      for (const post of also) {
        if (post >= base && post < base + segment.postCount)
          scoresOfAlso.set(post, (sums[post - base] as number) * this.lengthNorm(post));
      }
    });
    const best = top.sorted();
    for (const { post } of best) scoresOfAlso.delete(post);
    const others = [...scoresOfAlso].map(([post, score]) => ({ post, score }));
    return [...best, ...others].map(({ post, score }) => ({ post, score: score / scale }));
  }

  /**
   * Weighted frequencies (of FREQUENCY_LEVELS; 0 = absent) of `terms` in `posts`, row after row: result[row * terms.length + column].
   * For a second look at the best posts; cheap because it skips in the postings.
   */
  termFrequenciesOf(posts: readonly number[], terms: readonly (string | LocatedTerm)[]): Uint8Array {
    const result = new Uint8Array(posts.length * terms.length);
    this.segments.forEach((segment, number) => {
      const base = this.#bases[number] ?? 0;
      const rows = posts
        .map((post, row) => ({ local: post - base, row }))
        .filter(({ local }) => local >= 0 && local < segment.postCount)
        .sort((a, b) => a.local - b.local);
      if (rows.length === 0) return;
      const locals = rows.map(({ local }) => local);
      terms.forEach((term, column) => {
        const place = typeof term === 'string' ? segment.findTerm(term) : (term.places[number] ?? -1);
        if (place < 0) return;
        segment.lookUp(place, locals, (index, level) => {
          result[(rows[index]?.row ?? 0) * terms.length + column] = FREQUENCY_LEVELS[level] ?? 0;
        });
      });
    });
    return result;
  }

  lengthNorm(post: number): number {
    return this.#lengthNorms[post] ?? 0;
  }

  /** Number of the segment's first post. */
  baseOf(segment: number): number {
    return this.#bases[segment] ?? 0;
  }

  /** 1 for every post that can be found, by number: for loops over all posts. */
  get live(): Uint8Array {
    return this.#isLive;
  }

  isLive(post: number): boolean {
    return this.#isLive[post] === 1;
  }

  idOf(post: number): string {
    const [segment, local] = this.#locate(post);
    return segment.idOf(local);
  }

  titleOf(post: number): string {
    const [segment, local] = this.#locate(post);
    return segment.titleOf(local);
  }

  /** True when the title is neither derived from the text nor repeats its beginning. */
  hasOwnTitle(post: number): boolean {
    const [segment, local] = this.#locate(post);
    return segment.hasOwnTitle(local);
  }

  ordinalOf(post: number): number {
    const [segment, local] = this.#locate(post);
    return segment.ordinalOf(local);
  }

  sourceIdOf(post: number): string {
    const [segment, local] = this.#locate(post);
    return segment.sourceIdOf(local);
  }

  /** Tokens of the text. */
  lengthOf(post: number): number {
    const [segment, local] = this.#locate(post);
    return segment.lengthOf(local);
  }

  urlHashOf(post: number): number {
    const [segment, local] = this.#locate(post);
    return segment.urlHashOf(local);
  }

  fingerprintOf(post: number): [low: number, high: number] {
    const [segment, local] = this.#locate(post);
    return segment.fingerprintOf(local);
  }

  /** Days since 1970-01-01, or -1 when unknown. */
  publishedDayOf(post: number): number {
    const [segment, local] = this.#locate(post);
    return segment.publishedDayOf(local);
  }

  /** The post's embedding as bytes; empty when its segment has none. */
  vectorOf(post: number): Int8Array {
    const [segment, local] = this.#locate(post);
    return segment.vectorOf(local);
  }

  /** The embeddings of the post's passages, packed. */
  passagesOf(post: number): Uint8Array {
    const [segment, local] = this.#locate(post);
    return segment.passagesOf(local);
  }

  /** Script, number of passages and expected overlap of a post, packed. */
  embeddingNumbersOf(post: number): number {
    const [segment, local] = this.#locate(post);
    return segment.embeddingNumbersOf(local);
  }

  /** Number of the live post with this id, or -1. */
  findById(id: string): number {
    if (!this.#isAskedOften()) return this.#scan((segment) => segment.idTest(id)).at(-1) ?? -1;
    this.#byId ??= this.#indexLive((post, map: Map<string, number>) => map.set(this.idOf(post), post));
    return this.#byId.get(id) ?? -1;
  }

  /** Numbers of the live posts whose address has this hash (hashString of the address as stored). */
  findByUrlHash(hash: number): readonly number[] {
    if (hash === 0) return [];
    if (!this.#isAskedOften()) {
      return this.#scan((segment) => {
        const hashes = segment.columnView(COLUMN.urlHash);
        return (local) => hashes[local] === hash;
      });
    }
    this.#byUrlHash ??= this.#indexLive((post, map: Map<number, number[]>) => {
      const key = this.urlHashOf(post);
      const posts = map.get(key);
      if (posts) posts.push(post);
      else map.set(key, [post]);
    });
    return this.#byUrlHash.get(hash) ?? [];
  }

  /** A page asks once or twice, an import for each of its posts: only that is worth a map of the whole library. */
  #isAskedOften(): boolean {
    return ++this.#lookups > SCANNED_LOOKUPS;
  }

  /** Numbers of the live posts that pass their segment's test. */
  #scan(testOf: (segment: Segment) => (local: number) => boolean): number[] {
    const found: number[] = [];
    this.segments.forEach((segment, number) => {
      const base = this.#bases[number] ?? 0;
      const isWanted = testOf(segment);
      for (let local = 0; local < segment.postCount; local++) {
        if (isWanted(local) && this.#isLive[base + local] === 1) found.push(base + local);
      }
    });
    return found;
  }

  #indexLive<K, V>(add: (post: number, map: Map<K, V>) => void): Map<K, V> {
    const map = new Map<K, V>();
    for (let post = 0; post < this.indexedPostCount; post++) if (this.isLive(post)) add(post, map);
    return map;
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

  #locate(post: number): [segment: Segment, local: number] {
    let number = this.#bases.length - 1;
    while (number > 0 && post < (this.#bases[number] ?? 0)) number--;
    const segment = this.segments[number];
    if (!segment) throw new RangeError('The library is empty.');
    return [segment, post - (this.#bases[number] ?? 0)];
  }
}
