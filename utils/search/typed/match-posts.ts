import { isHanCodeUnit, nameEdge } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { ScoredPost } from '../index/query-term.ts';
import { TopPosts } from '../index/top-posts.ts';
import { FREQUENCY_LEVELS } from '../segment/frequency-levels.ts';
import type { Segment } from '../segment/open-segment.ts';
import { createPostingGroups, type PostingGroups } from '../segment/postings.ts';
import type { QueryPart } from './parse-query.ts';
import type { QueryToken } from './read-tokens.ts';

/** Posts that hold every token of a query. */
export interface MatchedPosts {
  total: number;
  /** The `keep` best of them, best first, equal ones in order of post number. */
  best: ScoredPost[];
}

export interface MatchOptions {
  /** How many of the best to give. */
  keep: number;
  /** Further conditions on a post. */
  accept?: (post: number) => boolean;
  /** Factor of a post's score that does not come from the query (its date). */
  boost?: (post: number) => number;
}

/** Level of a post that a one-token exclusion has ruled out. */
const EXCLUDED = 255;

/** How much a long post's score is damped: divided by 1 + this x ln(1 + tokens). 0 (not at all) to 1. */
const LENGTH_DAMPING = 0.125;

/** Square roots of the frequency levels. */
const LEVEL_WEIGHTS = FREQUENCY_LEVELS.map(Math.sqrt);

/** The same as integers, for sums over many lists. */
const SUM_SCALE = 64;
const SUMMED_WEIGHTS = Int32Array.from(LEVEL_WEIGHTS, (weight) => Math.round(weight * SUM_SCALE));

/** Tokens of one query at most; levels are bytes. */
const MAX_TOKENS = 200;

/**
 * The live posts that hold every token of the wanted parts and none of the excluded one-token parts. Excluded phrases
 * are left to whoever reads the texts.
 * score = sum of idf x sqrt(weighted frequency), damped by the post's length, so that a title counts several times.
 */
export function matchPosts(index: LibraryIndex, parts: readonly QueryPart[], options: MatchOptions): MatchedPosts {
  const { keep, accept, boost } = options;
  const wanted = parts
    .filter((part) => !part.isExcluded)
    .flatMap((part) => part.tokens)
    .slice(0, MAX_TOKENS);
  const banned = parts.filter((part) => part.isExcluded && part.isExact).flatMap((part) => part.tokens);
  if (wanted.length === 0) return { total: 0, best: [] };
  const tokens = wanted.map((token) => ({ token, weight: weigh(index, token) }));
  // Rare tokens first: a segment without them is left early.
  tokens.sort((a, b) => b.weight - a.weight);

  const top = new TopPosts(keep);
  let total = 0;
  let base = 0;
  for (const segment of index.segments) {
    const matcher = new SegmentMatcher(segment);
    for (const token of banned) matcher.exclude(token);
    if (tokens.every(({ token, weight }) => matcher.require(token, weight))) {
      const { scores } = matcher;
      for (let local = 0; local < segment.postCount; local++) {
        const post = base + local;
        if (!matcher.holdsAll(local) || !index.isLive(post) || (accept && !accept(post))) continue;
        total++;
        const damping = 1 + Math.log1p(segment.lengthOf(local)) * LENGTH_DAMPING;
        top.add(post, ((scores[local] as number) / damping) * (boost ? boost(post) : 1));
      }
    }
    base += segment.postCount;
  }
  return { total, best: top.sorted() };
}

function weigh(index: LibraryIndex, token: QueryToken): number {
  // A single character or a beginning is in very many posts; what it finds is told apart by frequency alone.
  const term = nameToken(token);
  return term === null ? 1 : Math.log(1 + index.indexedPostCount / (1 + index.documentFrequency(term)));
}

/** The one entry of the index that a token is, or null. */
function nameToken(token: QueryToken): string | null {
  if (token.kind === 'term') return token.term;
  return token.kind === 'edge' ? nameEdge(token.first, token.second) : null;
}

/** What one segment at a time is matched with: as many numbers as its posts, and more. */
interface Workspace {
  scores: Float64Array;
  /** How many of the tokens so far a post holds without a gap. */
  levels: Uint8Array;
  groups: PostingGroups;
  sums: Int32Array;
}

function createWorkspace(capacity: number): Workspace {
  return {
    scores: new Float64Array(capacity),
    levels: new Uint8Array(capacity),
    groups: createPostingGroups(capacity),
    sums: new Int32Array(capacity),
  };
}

/**
 * One for all segments and queries: a keystroke over 300,000 posts made and left 6 MB of arrays before, which the browser
 * kept for a while. At most 1.2 MB (MAX_SEGMENT_POSTS).
 */
let shared = createWorkspace(0);

/** Matches one segment. The next one takes the workspace over: nothing of a matcher may be used after that. */
class SegmentMatcher {
  readonly scores: Float64Array;
  readonly #segment: Segment;
  readonly #levels: Uint8Array;
  readonly #groups: PostingGroups;
  readonly #sums: Int32Array;
  #required = 0;
  #found = 0;

  constructor(segment: Segment) {
    const { postCount } = segment;
    if (shared.levels.length < postCount) shared = createWorkspace(postCount);
    this.#segment = segment;
    this.scores = shared.scores.fill(0, 0, postCount);
    this.#levels = shared.levels.fill(0, 0, postCount);
    this.#groups = shared.groups;
    this.#sums = shared.sums;
  }

  holdsAll(post: number): boolean {
    return this.#levels[post] === this.#required;
  }

  /** Narrows to the posts that hold the token; false when none is left. */
  require(token: QueryToken, weight: number): boolean {
    const level = this.#required++;
    this.#found = 0;
    if (nameToken(token) !== null) this.#forEachPlace(token, (place) => this.#raise(place, level, weight));
    else this.#raiseAny(token, level, weight);
    return this.#found > 0;
  }

  exclude(token: QueryToken): void {
    const groups = this.#groups;
    this.#forEachPlace(token, (place) => {
      this.#segment.readPostings(place, groups);
      for (let i = 0; i < groups.oneCount; i++) this.#levels[groups.ones[i] as number] = EXCLUDED;
      for (let i = 0; i < groups.moreCount; i++) this.#levels[groups.more[i] as number] = EXCLUDED;
    });
  }

  #raise(place: number, level: number, weight: number): void {
    const groups = this.#groups;
    const levels = this.#levels;
    this.#segment.readPostings(place, groups);
    for (let i = 0; i < groups.oneCount; i++) {
      const post = groups.ones[i] as number;
      if (levels[post] === level) {
        levels[post] = level + 1;
        this.#found++;
      } else if (levels[post] !== level + 1) continue;
      (this.scores[post] as number) += weight;
    }
    for (let i = 0; i < groups.moreCount; i++) {
      const post = groups.more[i] as number;
      if (levels[post] === level) {
        levels[post] = level + 1;
        this.#found++;
      } else if (levels[post] !== level + 1) continue;
      (this.scores[post] as number) += weight * (LEVEL_WEIGHTS[groups.levels[i] as number] as number);
    }
  }

  /** As #raise for a token that thousands of lists answer: they are summed first, which is the index's fastest loop. */
  #raiseAny(token: QueryToken, level: number, weight: number): void {
    const { postCount } = this.#segment;
    const sums = this.#sums.fill(0, 0, postCount);
    this.#forEachPlace(token, (place) => this.#segment.accumulate(place, SUMMED_WEIGHTS, sums));
    for (let post = 0; post < postCount; post++) {
      const sum = sums[post] as number;
      if (sum === 0 || this.#levels[post] !== level) continue;
      this.#levels[post] = level + 1;
      this.#found++;
      (this.scores[post] as number) += (weight * sum) / SUM_SCALE;
    }
  }

  #forEachPlace(token: QueryToken, visit: (place: number) => void): void {
    const segment = this.#segment;
    const term = nameToken(token);
    if (term !== null) {
      const place = segment.findTerm(term);
      if (place >= 0) visit(place);
      // 人工智 and 能 with a line end between
      const parted = term.length === 2 && isHanCodeUnit(term.charCodeAt(0)) && isHanCodeUnit(term.charCodeAt(1));
      const partedPlace = parted ? segment.findTerm(nameEdge(term.charCodeAt(0), term.charCodeAt(1))) : -1;
      if (partedPlace >= 0) visit(partedPlace);
      return;
    }
    if (token.kind === 'prefix') {
      const [start, end] = segment.wordsBeginningWith(token.prefix);
      for (let place = start; place < end; place++) visit(place);
      return;
    }
    if (token.kind !== 'character') return;
    const { codeUnit } = token;
    const [start, end] = segment.bigramsBeginningWith(codeUnit);
    for (let place = start; place < end; place++) visit(place);
    const seconds = segment.terms.secondCodeUnits;
    for (let place = 0; place < seconds.length; place++) {
      if (seconds[place] === codeUnit && (place < start || place >= end)) visit(place);
    }
    const single = segment.findTerm(String.fromCharCode(codeUnit));
    if (single >= 0) visit(single);
  }
}
