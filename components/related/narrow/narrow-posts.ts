import type { Post } from '../../../utils/post/post.ts';

/** What the related posts are narrowed to; null where they are not. */
export interface Narrowing {
  sourceId: string | null;
  tag: string | null;
  year: number | null;
}

export const NOT_NARROWED: Narrowing = { sourceId: null, tag: null, year: null };

/** Years between the first and the last dated post from which they are drawn over time. 1..10; one year is no story. */
const LEAST_SPREAD = 1;
/** Dated posts without which a timeline says nothing. */
const LEAST_DATED = 3;

export interface PostGroups {
  sourceIds: string[];
  /** The most used ones first. */
  tags: string[];
  /** Every year from the first to the last with its number of posts; empty when the dates do not spread. */
  years: { year: number; count: number }[];
}

/** What some posts can be narrowed by: only what tells them apart. */
export function groupPosts(posts: readonly Post[]): PostGroups {
  const sourceIds = new Set(posts.map(({ sourceId }) => sourceId));
  const tags = new Map<string, number>();
  const counts = new Map<number, number>();
  for (const post of posts) {
    for (const tag of post.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const year = yearOf(post);
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return {
    sourceIds: sourceIds.size > 1 ? [...sourceIds] : [],
    tags: [...tags]
      .filter(([, count]) => count < posts.length)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([tag]) => tag),
    years: spread(counts),
  };
}

function spread(counts: ReadonlyMap<number, number>): PostGroups['years'] {
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  const dated = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (dated < LEAST_DATED || last - first < LEAST_SPREAD) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }));
}

export function isWithin(post: Post, { sourceId, tag, year }: Narrowing): boolean {
  if (sourceId !== null && post.sourceId !== sourceId) return false;
  if (tag !== null && !post.tags.includes(tag)) return false;
  return year === null || yearOf(post) === year;
}

function yearOf({ publishedAt }: Post): number | null {
  const year = Number(/^\d{4}/.exec(publishedAt)?.[0] ?? Number.NaN);
  return Number.isNaN(year) ? null : year;
}
