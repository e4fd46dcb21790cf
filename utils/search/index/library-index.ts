import type { Script } from '../../text/script-of.ts';
import { FREQUENCY_LEVELS } from '../segment/frequency-levels.ts';
import type { Segment } from '../segment/open-segment.ts';
import { PostLookup } from './post-lookup.ts';
import { PostScorer } from './post-scorer.ts';
import type { LocatedTerm, QueryTerm, ScoredPost } from './query-term.ts';

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
  /** 1 / norm of every post that can be found, by number; 0 for the others. */
  readonly lengthNorms: Float32Array;
  /** 1 for every post that can be found, by number: for loops over all posts. */
  readonly live: Uint8Array;
  readonly #scorer: PostScorer;
  readonly #lookup: PostLookup;

  constructor(parts: readonly IndexPart[], options: IndexOptions = {}) {
    const { offSources, collection = null } = options;
    this.collection = collection;
    this.segments = parts.map((part) => part.segment);
    let total = 0;
    for (const { segment } of parts) {
      this.#bases.push(total);
      total += segment.postCount;
    }
    this.indexedPostCount = total;
    this.lengthNorms = new Float32Array(total);
    this.live = new Uint8Array(total);
    let live = 0;
    parts.forEach(({ segment, deleted }, number) => {
      const base = this.#bases[number] ?? 0;
      const hasOff = segment.sources.some((source) => offSources?.has(source));
      // A view: this loop runs before the first answer of every popup.
      const { norms } = segment;
      for (let post = 0; post < segment.postCount; post++) {
        if (deleted?.[post] === 1 || (hasOff && offSources?.has(segment.sourceIdOf(post)))) continue;
        live++;
        this.live[base + post] = 1;
        const norm = norms[post] as number;
        this.lengthNorms[base + post] = norm > 0 ? 1 / norm : 0;
      }
    });
    this.postCount = collection?.postCount ?? live;
    this.#scorer = new PostScorer(this);
    this.#lookup = new PostLookup(this);
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
    const places: number[] = [];
    for (const segment of this.segments) {
      const place = segment.findTerm(term);
      if (place >= 0) documentFrequency += segment.documentFrequencyAt(place);
      places.push(place);
    }
    if (this.collection) documentFrequency = this.collection.documentFrequency(term);
    return { term, documentFrequency, places };
  }

  /** In how many posts that can be found the term stands: what a reader is told. Exact, and slower than the above. */
  livePostsWith(term: string): number {
    if (this.collection || this.postCount === this.indexedPostCount) return this.documentFrequency(term);
    return this.#scorer.livePostsWith(term);
  }

  /** The `limit` posts that share most with the query, and those of `also`: see PostScorer. */
  retrieve(query: readonly QueryTerm[], limit: number, also: readonly number[] = []): ScoredPost[] {
    return this.#scorer.retrieve(query, limit, also);
  }

  /**
   * Weighted frequencies (of FREQUENCY_LEVELS; 0 = absent) of `terms` in `posts`, row after row: result[row * terms.length + column].
   * For re-ranking the best posts; cheap because it skips in the postings.
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
    return this.lengthNorms[post] ?? 0;
  }

  /** Number of the segment's first post. */
  baseOf(segment: number): number {
    return this.#bases[segment] ?? 0;
  }

  isLive(post: number): boolean {
    return this.live[post] === 1;
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
    return this.#lookup.byId(id);
  }

  /** Numbers of the live posts whose address has this hash (hashString of the address as stored). */
  findByUrlHash(hash: number): readonly number[] {
    return this.#lookup.byUrlHash(hash);
  }

  /** The same for several addresses at once, in one look through the library. */
  findByUrlHashes(hashes: ReadonlySet<number>): readonly number[] {
    return this.#lookup.byUrlHashes(hashes);
  }

  #locate(post: number): [segment: Segment, local: number] {
    let number = this.#bases.length - 1;
    while (number > 0 && post < (this.#bases[number] ?? 0)) number--;
    const segment = this.segments[number];
    if (!segment) throw new RangeError('The library is empty.');
    return [segment, post - (this.#bases[number] ?? 0)];
  }
}
