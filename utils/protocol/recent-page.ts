import * as v from 'valibot';

/** Pages remembered; the oldest goes first. */
export const MOST_RECENT_PAGES = 30;
/** Posts remembered of each, the best. */
export const MOST_RECENT_POSTS = 5;

const RecentPageSchema = v.object({
  url: v.pipe(v.string(), v.regex(/^https?:/i), v.maxLength(8_192)),
  title: v.string(),
  posts: v.array(v.object({ id: v.string(), title: v.string(), url: v.string() })),
});

/** A page that was read since the browser was started, and its related posts as they were then. */
export type RecentPage = v.InferOutput<typeof RecentPageSchema>;

/** What the session's store holds; anything that is no recent page is left out. */
export function parseRecentPages(value: unknown): RecentPage[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is RecentPage => v.is(RecentPageSchema, one)).slice(0, MOST_RECENT_PAGES);
}

/** The list with a page that was just read: newest first, each address once. */
export function addRecentPage(pages: readonly RecentPage[], page: RecentPage): RecentPage[] {
  const others = pages.filter(({ url }) => url !== page.url);
  return [{ ...page, posts: page.posts.slice(0, MOST_RECENT_POSTS) }, ...others].slice(0, MOST_RECENT_PAGES);
}
