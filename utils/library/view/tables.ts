import { countTextBytes } from '../../post/count-text-bytes.ts';
import type { Post } from '../../post/post.ts';
import type { LibraryStore } from '../store/store.ts';
import { toTextKeyNumber } from './create-segment-tools.ts';
import { BUNDLED_PART, type LibraryPart } from './part.ts';
import { createPostTableBuilder, openPostTable, type PostTable } from './post-table.ts';
import type { LibraryReader } from './reader.ts';

/** Posts read at once while a table is rebuilt. 100-10,000. */
const BATCH_POSTS = 500;

export interface LibraryTables {
  of(part: LibraryPart): Promise<PostTable>;
}

/** The tables of the parts, each loaded at its first use. */
export function createLibraryTables(store: LibraryStore, reader: LibraryReader): LibraryTables {
  const tables = new Map<LibraryPart['id'], Promise<PostTable>>();

  async function load(part: LibraryPart): Promise<PostTable> {
    if (part.id !== BUNDLED_PART) {
      const bytes = await store.readSegmentTable(part.id);
      const opened = bytes && openPostTable(bytes);
      if (opened) return opened;
    }
    return build(part);
  }

  /** The package carries no table, and a stored one may be damaged: both are built from the posts. */
  async function build(part: LibraryPart): Promise<PostTable> {
    const builder = createPostTableBuilder();
    for (let start = 0; start < part.segment.postCount; start += BATCH_POSTS) {
      const end = Math.min(part.segment.postCount, start + BATCH_POSTS);
      const locals = Array.from({ length: end - start }, (_, i) => start + i);
      for (const post of await readPosts(part, locals)) {
        if (post) {
          const textKey = toTextKeyNumber(post.title, post.text);
          builder.add({ tags: post.tags, author: post.author, textKey, textBytes: countTextBytes(post) });
        } else {
          builder.add({ tags: [], author: '', textKey: 0, textBytes: 0 });
        }
      }
    }
    const built = openPostTable(builder.finish());
    if (!built) throw new Error('A table that was just built did not open.');
    return built;
  }

  async function readPosts(part: LibraryPart, locals: readonly number[]): Promise<(Post | null | undefined)[]> {
    if (part.id !== BUNDLED_PART) return store.readPosts(locals.map((local) => part.segment.ordinalOf(local)));
    const bundled = await reader.bundledPosts();
    return locals.map((local) => bundled.postAt(local));
  }

  return {
    of(part) {
      let loading = tables.get(part.id);
      if (!loading) {
        loading = load(part);
        tables.set(part.id, loading);
        loading.catch(() => tables.delete(part.id));
      }
      return loading;
    },
  };
}
