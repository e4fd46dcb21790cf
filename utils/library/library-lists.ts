import type { LibraryClient, PostFilter } from './library-client.ts';
import type { LibraryContext } from './library-context.ts';
import { BUNDLED_PART, isDeleted, type LibraryPart } from './library-part.ts';
import { BUNDLED_SOURCE_ID } from './library-reader.ts';
import type { LibraryView } from './library-view.ts';
import type { Source } from './post.ts';
import { countTextBytes, createPostTableBuilder, openPostTable, type PostTable } from './post-table.ts';

const DAY_MS = 86_400_000;

type Lists = Pick<LibraryClient, 'listSources' | 'listPosts' | 'listFacets'>;

/** Numbers of the posts that a typed query finds, best first. */
export type FindTyped = (view: LibraryView, query: string) => Promise<Int32Array | number[]>;

/** What the library page shows: sources, posts by filter, tags and years. */
export function createLibraryLists({ world, reader }: LibraryContext, findTyped: FindTyped): Lists {
  const tables = new Map<LibraryPart['id'], Promise<PostTable>>();

  function table(part: LibraryPart): Promise<PostTable> {
    let loading = tables.get(part.id);
    if (!loading) {
      loading = loadTable(part);
      tables.set(part.id, loading);
      loading.catch(() => tables.delete(part.id));
    }
    return loading;
  }

  async function loadTable(part: LibraryPart): Promise<PostTable> {
    if (part.id !== BUNDLED_PART) {
      const bytes = await world.store.readSegmentTable(part.id);
      const opened = bytes && openPostTable(bytes);
      if (opened) return opened;
    }
    return buildTable(part);
  }

  /** The package carries no table; a stored one may be damaged. Both are built from the posts. */
  async function buildTable(part: LibraryPart): Promise<PostTable> {
    const builder = createPostTableBuilder();
    for (let local = 0; local < part.segment.postCount; local++) {
      const post =
        part.id === BUNDLED_PART
          ? (await reader.bundledPosts()).postAt(local)
          : (await world.store.readPosts([part.segment.ordinalOf(local)]))[0];
      builder.add(post?.tags ?? [], 0, post ? countTextBytes(post) : 0);
    }
    const built = openPostTable(builder.finish());
    if (!built) throw new Error('A table that was just built did not open.');
    return built;
  }

  return {
    async listSources() {
      const view = await reader.view();
      const { bundled, sources } = view.manifest;
      let postCount = 0;
      let textBytes = 0;
      for (const part of view.parts) {
        if (!part.segment.sources.includes(BUNDLED_SOURCE_ID)) continue;
        const { textBytes: bytes } = await table(part);
        for (let local = 0; local < part.segment.postCount; local++) {
          if (isDeleted(part, local) || part.segment.sourceIdOf(local) !== BUNDLED_SOURCE_ID) continue;
          postCount++;
          textBytes += bytes[local] ?? 0;
        }
      }
      const packaged: Source = {
        id: BUNDLED_SOURCE_ID,
        kind: 'bundled',
        name: bundled.name,
        format: '',
        postCount,
        textBytes,
        createdAt: '',
        isOn: bundled.isOn,
      };
      return postCount > 0 ? [packaged, ...sources] : [...sources];
    },

    async listPosts(filter, offset, limit) {
      const view = await reader.view();
      const tagged = filter.tag === undefined ? null : await listTagged(view, filter.tag);
      const numbers =
        filter.query.trim() === '' ? listNewestFirst(view) : Array.from(await findTyped(view, filter.query));
      const wanted = numbers.filter((number) => fits(view, number, filter) && (tagged === null || tagged.has(number)));
      return { posts: await view.loadPosts(wanted.slice(offset, offset + limit)), total: wanted.length };
    },

    async listFacets() {
      const view = await reader.view();
      const tags = new Map<string, number>();
      const years = new Map<number, number>();
      for (const part of view.parts) {
        const { tags: tagged } = await table(part);
        for (const [tag, locals] of tagged) {
          let count = 0;
          for (const local of locals) if (!isDeleted(part, local)) count++;
          if (count > 0) tags.set(tag, (tags.get(tag) ?? 0) + count);
        }
        for (let local = 0; local < part.segment.postCount; local++) {
          const year = isDeleted(part, local) ? null : toYear(part.segment.publishedDayOf(local));
          if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
        }
      }
      return {
        tags: [...tags]
          .map(([tag, count]) => ({ tag, count }))
          .sort((a, b) => b.count - a.count || compare(a.tag, b.tag)),
        years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
      };
    },
  };

  async function listTagged(view: LibraryView, tag: string): Promise<Set<number>> {
    const numbers = new Set<number>();
    for (const [i, part] of view.parts.entries()) {
      const start = view.starts[i] ?? 0;
      for (const local of (await table(part)).tags.get(tag) ?? []) numbers.add(start + local);
    }
    return numbers;
  }
}

/** All posts that are not deleted, also those of sources that are off: newest date first, then newest in the library. */
function listNewestFirst(view: LibraryView): number[] {
  const numbers: number[] = [];
  for (const [i, part] of view.parts.entries()) {
    const start = view.starts[i] ?? 0;
    for (let local = 0; local < part.segment.postCount; local++)
      if (!isDeleted(part, local)) numbers.push(start + local);
  }
  const days = numbers.length === 0 ? [] : numbers.map((number) => view.index.publishedDayOf(number));
  const order = numbers.map((_, at) => at);
  order.sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || b - a);
  return order.map((at) => numbers[at] ?? 0);
}

function fits(view: LibraryView, number: number, filter: PostFilter): boolean {
  if (filter.sourceId !== undefined && view.index.sourceIdOf(number) !== filter.sourceId) return false;
  return filter.year === undefined || toYear(view.index.publishedDayOf(number)) === filter.year;
}

function toYear(day: number): number | null {
  return day < 0 ? null : new Date(day * DAY_MS).getUTCFullYear();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
