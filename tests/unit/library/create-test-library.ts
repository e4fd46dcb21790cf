import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { recogniseFiles } from '../../../utils/importers/recognise-files.ts';
import { EMBEDDINGS_HEADER_BYTES, EMBEDDINGS_MAGIC } from '../../../utils/language/embeddings-format.ts';
import { type Library, openLibrary } from '../../../utils/library/open-library.ts';
import type { LibraryCoordination } from '../../../utils/library/store/store.ts';
import type { LibraryWorld } from '../../../utils/library/store/world.ts';
import { loadExporters } from '../../../utils/platform/load-exporters.ts';
import { loadSuggestions } from '../../../utils/platform/load-suggestions.ts';
import { createIndexedDbStore } from '../../../utils/platform/store/create-indexed-db-store.ts';
import { openLibraryDatabase } from '../../../utils/platform/store/open-library-database.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { PostList } from '../../../utils/protocol/library-client.ts';
import { buildSegment } from '../../../utils/search/segment/build-segment.ts';

export interface TestWorld extends LibraryWorld {
  databaseName: string;
  setNow(iso: string): void;
}

let worldCount = 0;

/** A world over a fresh database (or the given one), with locks as in one browser. */
export function createTestWorld({
  databaseName = `library-${++worldCount}`,
  bundled = [],
  browser = createTestBrowser(),
}: {
  databaseName?: string;
  bundled?: Post[];
  browser?: TestBrowser;
} = {}): TestWorld {
  const worldName = `world-${++worldCount}`;
  const files = new Map<string, Uint8Array>([
    ['data/library.segment', buildSegment(bundled.map((post, ordinal) => ({ ...post, ordinal })))],
    ['data/frequencies.bin', readFileSync('data/language/frequencies.bin')],
    ['data/embeddings-han.bin', createEmptyEmbeddings()],
    ['data/embeddings-latin.bin', createEmptyEmbeddings()],
    ['data/lexicon.json', readFileSync('data/bundled/lexicon.json')],
    ['data/posts.jsonl', new TextEncoder().encode(bundled.map((post) => `${JSON.stringify(post)}\n`).join(''))],
  ]);
  let now = new Date('2026-01-01T00:00:00Z');
  let tokens = 0;
  return {
    databaseName,
    store: createIndexedDbStore(() => openLibraryDatabase(databaseName)),
    coordination: createTestCoordination(browser),
    async readAsset(path) {
      const bytes = files.get(path);
      if (!bytes) throw new Error(`The test's package has no ${path}.`);
      return bytes;
    },
    now: () => {
      now = new Date(now.getTime() + 1); // no two things happen at one time
      return now;
    },
    createToken: () => `${worldName}-${++tokens}`,
    rest: () => Promise.resolve(),
    setNow(iso) {
      now = new Date(iso);
    },
  };
}

/** A table of embeddings that knows no term: what is tested here does not depend on meanings. */
function createEmptyEmbeddings(): Uint8Array {
  const dimensions = 4;
  const bytes = new Uint8Array(EMBEDDINGS_HEADER_BYTES + 4 * dimensions);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, EMBEDDINGS_MAGIC, true);
  view.setUint32(4, dimensions, true);
  return bytes;
}

export function openTestLibrary(world: LibraryWorld): Library {
  return openLibrary(world, { loadImporters: async () => ({ recogniseFiles }), loadExporters, loadSuggestions });
}

/** What the pages of one browser share: locks, and who listens. */
export interface TestBrowser {
  queues: Map<string, Promise<unknown>>;
  pages: Set<Set<() => void>>;
}

export function createTestBrowser(): TestBrowser {
  return { queues: new Map(), pages: new Set() };
}

/** Locks and announcements as one page of a browser has them: it does not hear itself. */
function createTestCoordination({ queues, pages }: TestBrowser): LibraryCoordination {
  const listeners = new Set<() => void>();
  pages.add(listeners);
  function lock<T>(name: string, work: () => Promise<T>): Promise<T> {
    const done = (queues.get(name) ?? Promise.resolve()).then(work, work);
    const settled: Promise<unknown> = done.then(
      () => undefined,
      () => undefined,
    );
    queues.set(name, settled);
    void settled.then(() => {
      if (queues.get(name) === settled) queues.delete(name);
    });
    return done;
  }
  return {
    lock,
    async lockIfFree(name, work) {
      if (queues.has(name)) return false;
      await lock(name, work);
      return true;
    },
    announce() {
      for (const page of pages) if (page !== listeners) for (const listener of page) listener();
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}

export interface FilePost {
  title: string;
  text: string;
  url?: string;
  tags?: string[];
  publishedAt?: string;
}

/** A JSON file of our own schema, as a reader would choose it. */
export function createPostsFile(posts: FilePost[], name = 'posts.json'): File {
  return new File([JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts })], name);
}

/** Posts that differ from one another in most of their words. */
export function createFilePosts(count: number, start = 0): FilePost[] {
  return Array.from({ length: count }, (_, i) => {
    const number = start + i;
    const unit = (offset: number) => String.fromCharCode(0x4e00 + ((number * 37 + offset * 101) % 18000));
    const words = Array.from({ length: 60 }, (_, offset) => unit(offset)).join('');
    return {
      title: `第${number}篇 title${number}`,
      text: `${words} word${number} 共同的话题`,
      url: `https://example.com/post/${number}`,
      tags: [number % 2 === 0 ? '双数' : '单数'],
      publishedAt: `20${String(10 + (number % 15)).padStart(2, '0')}-03-04`,
    };
  });
}

/** Imports posts as one source and returns its id. */
export async function importPosts(library: Library, posts: FilePost[], name = 'posts'): Promise<string> {
  const preview = await library.previewImport([createPostsFile(posts)]);
  const end = await library.runImport(preview.importId, name, () => {});
  if (end.state !== 'done') throw new Error(`The import ended ${JSON.stringify(end)}.`);
  return preview.importId;
}

/** The filter that leaves nothing out. */
export const ALL = { query: '' };

/** Titles of all posts, sorted. */
export async function listTitles(library: Library): Promise<string[]> {
  const posts = postsOf(await library.listPosts(ALL, 0, 1000));
  return posts.map((post) => post.title).sort();
}

/** The posts of a list, without what is shown of them. */
export function postsOf({ posts }: PostList): Post[] {
  return posts.map(({ post }) => post);
}
