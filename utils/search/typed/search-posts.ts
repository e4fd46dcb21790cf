import type { Post } from '../../post/post.ts';
import type { FoundPost } from '../../protocol/outcome.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { findMarks, type MarkTerm } from '../../text/find-marks.ts';
import { fold } from '../../text/fold.ts';
import { makeExcerpt } from '../../text/make-excerpt.ts';
import type { LibraryIndex } from '../library-index.ts';
import type { ScoredPost } from '../query-term.ts';
import { type MatchedPosts, matchPosts } from './match-posts.ts';
import { parseQuery, type QueryPart } from './parse-query.ts';
import { spellQuery } from './spell-query.ts';

export interface SearchOptions {
  limit: number;
  /** Posts to leave out at the beginning, for paging. */
  offset?: number;
  /** Further conditions on a post (source, tag, year). */
  accept?: (post: number) => boolean;
}

export interface TypedResult {
  posts: FoundPost[];
  /** Posts that hold the query. */
  total: number;
  /** False when `total` also counts posts whose text was not looked at: an upper bound. */
  totalIsExact: boolean;
}

/** Posts whose titles are looked at before the order is settled. More would reorder only what nobody scrolls to. */
const RERANKED_POSTS = 400;

/** Texts fetched for one search at the most, beyond what is shown: 0.06 ms each keeps a keystroke under 10 ms. */
const MAX_CHECKED_TEXTS = 60;

/** Texts fetched at a time while checking. */
const CHECK_BATCH = 20;

/** A part that stands in the title outweighs this many times its weight in the text. */
const TITLE_BOOST = 3;

/** The newest post scores this share higher than an old one; the lead halves every RECENCY_HALF_LIFE_DAYS. */
const RECENCY_BOOST = 0.15;
const RECENCY_HALF_LIFE_DAYS = 365;

/**
 * Typed search over titles, tags and texts. Candidates come from the index alone; texts are fetched only for what is
 * shown, and to check phrases. Ordered by title, weight and date.
 */
export async function searchPosts(
  index: LibraryIndex,
  query: string,
  options: SearchOptions,
  getPosts: (posts: readonly number[]) => Promise<readonly Post[]>,
): Promise<TypedResult> {
  const cleaned = cleanLine(query);
  const isKnown = (word: string) => index.documentFrequency(word) > 0;
  const ways = spellQuery(cleaned === '' ? query : keepEnd(query, cleaned), isKnown).map(parseQuery);
  const keep = Math.max(RERANKED_POSTS, options.limit + (options.offset ?? 0) + MAX_CHECKED_TEXTS);
  const settings = { keep, accept: options.accept, boost: createRecencyBoost(index) };
  const matched = ways
    .map((parts) => ({ parts, ...matchPosts(index, parts, settings) }))
    .filter(({ total }) => total > 0);
  const [first] = matched;
  if (first === undefined) return { posts: [], total: 0, totalIsExact: true };
  if (matched.length > 1) return searchWays(index, matched, options, getPosts);
  return searchOneWay(index, first, options, getPosts);
}

/** A query as its readers see it; white space at its end says that the last word is whole. */
function keepEnd(query: string, cleaned: string): string {
  return /\s$/u.test(query) ? `${cleaned} ` : cleaned;
}

/** One way to write a query, with the posts that may hold it. */
interface MatchedWay extends MatchedPosts {
  parts: QueryPart[];
}

/** Several ways at once: a post is found when its own words hold one of them, and stands where its best way puts it. */
async function searchWays(
  index: LibraryIndex,
  ways: readonly MatchedWay[],
  { limit, offset = 0 }: SearchOptions,
  getPosts: (posts: readonly number[]) => Promise<readonly Post[]>,
): Promise<TypedResult> {
  const scores = new Map<number, number>();
  for (const { parts, best } of ways) {
    for (const { post, score } of lookAtTitles(index, parts, best)) {
      scores.set(post, Math.max(score, scores.get(post) ?? 0));
    }
  }
  const candidates = [...scores]
    .map(([post, score]) => ({ post, score }))
    .sort((a, b) => b.score - a.score || a.post - b.post);
  // Posts beyond the best of each way may be the same ones: at the most so many.
  const beyond = ways.reduce((sum, { total, best }) => sum + total - best.length, 0);
  const total = candidates.length + beyond;
  const wanted = offset + limit;
  const checkable = Math.min(candidates.length, wanted + MAX_CHECKED_TEXTS);
  const found: Post[] = [];
  let checked = 0;
  let rejected = 0;
  while (checked < checkable && found.length < wanted) {
    const batch = candidates.slice(checked, Math.min(checked + CHECK_BATCH, checkable)).map(({ post }) => post);
    for (const post of await getPosts(batch)) {
      if (ways.some(({ parts }) => holdsParts(post, parts))) found.push(post);
      else rejected++;
    }
    checked += batch.length;
  }
  const terms = ways.flatMap(({ parts }) => parts.filter((part) => !part.isExcluded).map(toMarkTerm));
  return {
    posts: found.slice(offset, wanted).map((post) => present(post, terms)),
    total: total - rejected,
    totalIsExact: checked === total,
  };
}

async function searchOneWay(
  index: LibraryIndex,
  { parts, total, best }: MatchedWay,
  options: SearchOptions,
  getPosts: (posts: readonly number[]) => Promise<readonly Post[]>,
): Promise<TypedResult> {
  const { limit, offset = 0 } = options;
  const wanted = offset + limit;
  const candidates = lookAtTitles(index, parts, best);
  const unsure = parts.filter((part) => !part.isExact);
  const terms = parts.filter((part) => !part.isExcluded).map(toMarkTerm);
  if (unsure.length === 0) {
    const posts = await getPosts(candidates.slice(offset, wanted).map(({ post }) => post));
    return { posts: posts.map((post) => present(post, terms)), total, totalIsExact: true };
  }

  const found: Post[] = [];
  const checkable = Math.min(candidates.length, wanted + MAX_CHECKED_TEXTS);
  let checked = 0;
  let rejected = 0;
  while (checked < checkable && found.length < wanted) {
    const batch = candidates.slice(checked, Math.min(checked + CHECK_BATCH, checkable)).map(({ post }) => post);
    for (const post of await getPosts(batch)) {
      if (holdsParts(post, unsure)) found.push(post);
      else rejected++;
    }
    checked += batch.length;
  }
  return {
    posts: found.slice(offset, wanted).map((post) => present(post, terms)),
    total: total - rejected,
    totalIsExact: checked === total,
  };
}

function createRecencyBoost(index: LibraryIndex): (post: number) => number {
  let newest = 0;
  for (let post = 0; post < index.indexedPostCount; post++) newest = Math.max(newest, index.publishedDayOf(post));
  return (post) => {
    const day = index.publishedDayOf(post);
    return day < 0 ? 1 : 1 + RECENCY_BOOST * 2 ** ((day - newest) / RECENCY_HALF_LIFE_DAYS);
  };
}

/** Raises posts whose title holds parts of the query; best first, equal ones in order of number. */
function lookAtTitles(index: LibraryIndex, parts: readonly QueryPart[], best: ScoredPost[]): ScoredPost[] {
  const wanted = parts.filter((part) => !part.isExcluded);
  return best
    .map(({ post, score }) => {
      const title = index.titleOf(post);
      const inTitle = title === '' ? 0 : wanted.filter((part) => part.pattern.test(title)).length;
      return { post, score: score * (1 + (TITLE_BOOST * inTitle) / wanted.length) };
    })
    .sort((a, b) => b.score - a.score || a.post - b.post);
}

/** True when the post's own words hold every wanted part and no excluded one. */
export function holdsParts(post: Post, parts: readonly QueryPart[]): boolean {
  const fields = [fold(post.title), fold(post.text), ...post.tags.map(fold)];
  return parts.every((part) => fields.some((field) => part.pattern.test(field)) !== part.isExcluded);
}

function toMarkTerm(part: QueryPart): MarkTerm {
  return { term: part.text, isPrefix: part.isPrefix, pattern: part.pattern };
}

/** A found post with what the wanted parts of the query mark in it. */
export function presentFound(post: Post, parts: readonly QueryPart[]): FoundPost {
  return present(post, parts.filter((part) => !part.isExcluded).map(toMarkTerm));
}

function present(post: Post, terms: readonly MarkTerm[]): FoundPost {
  return { post, excerpt: makeExcerpt(post.text, terms), titleMarks: findMarks(post.title, terms) };
}
