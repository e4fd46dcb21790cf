import { hashString } from '../../bytes/hashes.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import type { Post } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import { findRelatedPosts } from '../../search/find-related-posts.ts';
import { readForRanking } from '../../search/judge/ranking.ts';
import { rememberSearches } from '../../search/typed/remember-searches.ts';
import type { LibraryContext } from '../write/context.ts';

/** Addresses that one page is asked about, and posts that are loaded for it. The reader gives 800 of a page at most. */
const MAX_LINKED_URLS = 1_000;
const MAX_LINKED_POSTS = 500;

type Queries = Pick<LibraryClient, 'find' | 'search' | 'getPost' | 'findByUrl' | 'findLinked'>;

/** Answers that change nothing: related posts, typed search, one post. */
export function createLibraryQueries(context: LibraryContext): Queries {
  const { world, reader, loadWordTables, loadLanguageTables } = context;
  const searchOf = rememberSearches();
  const now = () => world.now().getTime();
  let hasAnswered = false;
  return {
    async find(page, options) {
      const opening = reader.view();
      opening.catch(() => undefined); // told below
      const loading = loadLanguageTables();
      loading.catch(() => undefined); // told below
      // In a page just opened the smaller tables are there first: the page is read while the others and the index come.
      const words = await loadWordTables();
      const started = now();
      const reading = readForRanking(page, words, options.disabledKeywords);
      if (!hasAnswered) reading.listCandidates(); // later, while posts are read
      const readingMs = now() - started;
      const language = await loading;
      const view = await opening;
      const hidden = listDismissedIds(view.dismissals, page);
      hasAnswered = true;
      const { index, loadPosts } = view;
      const isHidden = (post: number) => hidden.size > 0 && hidden.has(index.idOf(post));
      const cited = new Set(options.marksCited === false ? [] : page.articleLinks);
      const isCited = (post: Post) => cited.size > 0 && cited.has(cleanUrl(post.url) ?? '');
      const library = { index, loadPosts, isHidden, isCited, now };
      const outcome = await findRelatedPosts(page, library, language, options, reading);
      return { ...outcome, elapsedMs: outcome.elapsedMs + readingMs };
    },

    async search(query, limit) {
      const started = now();
      const { index, loadPosts } = await reader.view();
      const found = await searchOf(index, query).take(0, limit, loadPosts);
      return { ...found, postCount: index.postCount, elapsedMs: now() - started };
    },

    async getPost(id) {
      const view = await reader.view();
      const number = view.whole.findById(id);
      const [post] = number < 0 ? [] : await view.loadPosts([number]);
      return post ?? null;
    },

    async findByUrl(url) {
      const cleaned = cleanUrl(url);
      if (cleaned === null) return null;
      const view = await reader.view();
      const posts = await view.loadPosts([...view.whole.findByUrlHash(hashString(cleaned))]);
      return posts.find((post) => cleanUrl(post.url) === cleaned) ?? null;
    },

    async findLinked(urls) {
      const places = new Map<string, number>();
      for (const url of urls.slice(0, MAX_LINKED_URLS)) {
        const cleaned = cleanUrl(url);
        if (cleaned !== null && !places.has(cleaned)) places.set(cleaned, places.size);
      }
      if (places.size === 0) return [];
      const { index, loadPosts } = await reader.view();
      const hashes = new Set([...places.keys()].map(hashString));
      const found = new Map<number, Post>();
      for (const post of await loadPosts(index.findByUrlHashes(hashes).slice(0, MAX_LINKED_POSTS))) {
        const place = places.get(cleanUrl(post.url) ?? '');
        if (place !== undefined) found.set(place, post);
      }
      return [...found].sort(([a], [b]) => a - b).map(([, post]) => post);
    },
  };
}

/** Posts that the reader does not want beside this page: dismissed for its address, or everywhere. */
function listDismissedIds(dismissals: readonly Dismissal[], page: Page): ReadonlySet<string> {
  const addresses = new Set([page.url, page.canonicalUrl ?? ''].map((url) => cleanUrl(url) ?? url));
  const applying = dismissals.filter(({ pageUrl }) => pageUrl === null || addresses.has(pageUrl));
  return new Set(applying.map(({ postId }) => postId));
}
