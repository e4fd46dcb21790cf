import { cleanUrl } from '../page/canonical-url.ts';
import { hashString } from '../search/segment/fingerprint.ts';
import { searchPosts } from '../search/typed/search-posts.ts';
import { tokenise } from '../text/tokenise.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryContext } from './library-context.ts';
import type { LibraryView } from './library-view.ts';

type Queries = Pick<LibraryClient, 'find' | 'search' | 'getPost' | 'findByUrl'>;

/** Answers that change nothing: related posts, typed search, suggestions, one post. */
export function createLibraryQueries({ world, reader }: LibraryContext): Queries {
  return {
    async find(page, { limit }) {
      const started = world.now().getTime();
      const view = await reader.view();
      const hits = retrieve(view, `${page.title}\n${page.text}`, limit);
      const posts = await view.loadPosts(hits.map(({ post }) => post));
      const related = posts.map((post) => ({
        post,
        score: 0,
        strength: 'weak' as const,
        reasons: [],
        excerpt: { text: post.text.slice(0, 120), marks: [], offset: 0, cutBefore: false, cutAfter: true },
        similar: [],
      }));
      const elapsedMs = world.now().getTime() - started;
      const postCount = view.index.postCount;
      if (posts.length === 0) {
        return {
          kind: 'silent',
          reason: postCount === 0 ? 'library-empty' : 'nothing-related',
          keywords: [],
          postCount,
          elapsedMs,
        };
      }
      return { kind: 'ready', keywords: [], posts: related, postCount, elapsedMs };
    },

    async search(query, limit) {
      const started = world.now().getTime();
      const view = await reader.view();
      const { posts, total } = await searchPosts(view.index, query, { limit }, view.loadPosts);
      return { posts, total, postCount: view.index.postCount, elapsedMs: world.now().getTime() - started };
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
  };
}

function retrieve(view: LibraryView, text: string, limit: number): { post: number; score: number }[] {
  const counts = new Map<string, number>();
  for (const term of tokenise(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const query = [...counts].map(([term, count]) => {
    const idf = Math.log((view.index.indexedPostCount + 1) / (view.index.documentFrequency(term) + 0.5));
    return { term, weight: Math.sqrt(count) * Math.max(0, idf) };
  });
  return view.index.retrieve(query, limit);
}
