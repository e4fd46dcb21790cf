import type { LibraryIndex } from '../index/library-index.ts';
import type { ScoredPost } from '../index/query-term.ts';
import { COLUMN } from '../segment/segment-format.ts';
import { matchPosts } from './match-posts.ts';
import type { QueryPart } from './parse-query.ts';

/** Posts that may hold a query written in one or several ways, in the order in which they are shown. */
export interface Candidates {
  /** The ways that any post may hold. */
  ways: readonly (readonly QueryPart[])[];
  posts: number[];
  /** False when only the best were listed. */
  isWhole: boolean;
  /** How many posts hold the tokens of one of the ways; null when that is not known. */
  total: number | null;
}

/** Posts whose titles are looked at before the order is settled. More would reorder only what nobody scrolls to. */
export const RERANKED_POSTS = 400;

/** A part that stands in the title outweighs this many times its weight in the text. */
const TITLE_BOOST = 3;

/** The newest post scores this share higher than an old one; the lead halves every RECENCY_HALF_LIFE_DAYS. */
const RECENCY_BOOST = 0.15;
const RECENCY_HALF_LIFE_DAYS = 365;

/** The `keep` best of each way, from the index alone; best first, equal ones in order of number. */
export function listCandidates(
  index: LibraryIndex,
  ways: readonly (readonly QueryPart[])[],
  keep: number,
  accept?: (post: number) => boolean,
): Candidates {
  const boost = createRecencyBoost(index);
  const scores = new Map<number, number>();
  let isWhole = true;
  const held: (readonly QueryPart[])[] = [];
  let total = 0;
  for (const parts of ways) {
    const matched = matchPosts(index, parts, { keep, accept, boost });
    if (matched.total === 0) continue;
    held.push(parts);
    total += matched.total;
    if (matched.total > matched.best.length) isWhole = false;
    for (const { post, score } of lookAtTitles(index, parts, matched.best)) {
      scores.set(post, Math.max(score, scores.get(post) ?? 0));
    }
  }
  const posts = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([post]) => post);
  return { ways: held, posts, isWhole, total: held.length === 1 ? total : isWhole ? posts.length : null };
}

/** Raises posts whose title holds parts of the query. */
function lookAtTitles(index: LibraryIndex, parts: readonly QueryPart[], best: readonly ScoredPost[]): ScoredPost[] {
  const wanted = parts.filter((part) => !part.isExcluded);
  return best.map(({ post, score }, place) => {
    const title = place < RERANKED_POSTS ? index.titleOf(post) : '';
    const inTitle = title === '' ? 0 : wanted.filter((part) => part.pattern.test(title)).length;
    return { post, score: score * (1 + (TITLE_BOOST * inTitle) / wanted.length) };
  });
}

function createRecencyBoost(index: LibraryIndex): (post: number) => number {
  let newest = 0;
  for (const segment of index.segments) {
    const days = segment.columnView(COLUMN.publishedDay);
    for (let post = 0; post < days.length; post++) newest = Math.max(newest, (days[post] as number) | 0);
  }
  return (post) => {
    const day = index.publishedDayOf(post);
    return day < 0 ? 1 : 1 + RECENCY_BOOST * 2 ** ((day - newest) / RECENCY_HALF_LIFE_DAYS);
  };
}
