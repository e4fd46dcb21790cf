import type { Post } from '../../utils/post/post.ts';

type BenchText = Pick<Post, 'id' | 'title' | 'text' | 'url' | 'tags'> & { date: string | null };

/** A document of a benchmark as a post. */
export function createBenchPost({ id, title, text, url, tags, date }: BenchText): Post {
  return {
    id,
    sourceId: 'bench',
    title,
    titleIsDerived: false,
    text,
    url,
    author: '',
    publishedAt: toIsoDate(date ?? ''),
    tags,
    reactions: [],
  };
}

/** ISO date of the spellings the sets use: 2023-08-16, 2023-08-16T…, 03/25/2025; '' for others (a bare month). */
function toIsoDate(date: string): string {
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date);
  if (american) return `${american[3]}-${american[1]}-${american[2]}`;
  return /^\d{4}-\d{2}-\d{2}/.test(date) ? date : '';
}
