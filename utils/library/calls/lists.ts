import { countTextBytes } from '../../post/count-text-bytes.ts';
import { createStartExcerpt } from '../../post/create-start-excerpt.ts';
import type { Source } from '../../post/post.ts';
import { BUNDLED_SOURCE_ID } from '../../protocol/bundled-source.ts';
import type { LibraryClient, PostFilter } from '../../protocol/library-client.ts';
import { rememberSearches } from '../../search/typed/remember-searches.ts';
import { BUNDLED_PART, isDeleted, type LibraryPart } from '../view/part.ts';
import type { LibraryTables } from '../view/tables.ts';
import type { LibraryView } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';

const DAY_MS = 86_400_000;

type Lists = Pick<LibraryClient, 'listSources' | 'listPosts' | 'listFacets'>;

/** What the library page shows: sources, posts by filter, tags and years. */
export function createLibraryLists({ reader }: LibraryContext, tables: LibraryTables): Lists {
  const searchOf = rememberSearches();
  return {
    async listSources() {
      const view = await reader.view();
      const { bundled, sources } = view.manifest;
      let postCount = 0;
      let textBytes = 0;
      for (const part of view.parts) {
        if (!part.segment.sources.includes(BUNDLED_SOURCE_ID)) continue;
        const textBytesOf = await readTextBytes(part);
        for (let local = 0; local < part.segment.postCount; local++) {
          if (isDeleted(part, local) || part.segment.sourceIdOf(local) !== BUNDLED_SOURCE_ID) continue;
          postCount++;
          textBytes += textBytesOf(local);
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
      const accept = (number: number) => fits(view, number, filter) && (tagged === null || tagged.has(number));
      if (filter.query.trim() !== '') {
        const conditions = JSON.stringify([filter.sourceId, filter.tag, filter.year]);
        return searchOf(view.whole, filter.query, conditions, accept).take(offset, limit, view.loadPosts);
      }
      const wanted = listNewestFirst(view).filter(accept);
      if (filter.order === 'oldest') wanted.reverse();
      const posts = await view.loadPosts(wanted.slice(offset, offset + limit));
      return {
        posts: posts.map((post) => ({ post, excerpt: createStartExcerpt(post), titleMarks: [] })),
        total: wanted.length,
      };
    },

    async listFacets() {
      const view = await reader.view();
      const tags = new Map<string, number>();
      const years = new Map<number, number>();
      const months = new Map<string, number>();
      for (const part of view.parts) {
        const { tags: tagged } = await tables.of(part);
        for (const [tag, locals] of tagged) {
          let count = 0;
          for (const local of locals) if (!isDeleted(part, local)) count++;
          if (count > 0) tags.set(tag, (tags.get(tag) ?? 0) + count);
        }
        for (let local = 0; local < part.segment.postCount; local++) {
          const day = isDeleted(part, local) ? -1 : part.segment.publishedDayOf(local);
          const year = toYear(day);
          if (year === null) continue;
          years.set(year, (years.get(year) ?? 0) + 1);
          const month = new Date(day * DAY_MS).toISOString().slice(0, 7);
          months.set(month, (months.get(month) ?? 0) + 1);
        }
      }
      return {
        tags: [...tags]
          .map(([tag, count]) => ({ tag, count }))
          .sort((a, b) => b.count - a.count || compare(a.tag, b.tag)),
        years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
        months: [...months].map(([month, count]) => ({ month, count })).sort((a, b) => compare(b.month, a.month)),
      };
    },
  };

  /**
   * UTF-8 bytes of a part's posts, by number. The package has no table of its posts: building one takes ten times as long as counting,
   * and a popup just opened asks.
   */
  async function readTextBytes(part: LibraryPart): Promise<(local: number) => number> {
    if (part.id !== BUNDLED_PART) {
      const { textBytes } = await tables.of(part);
      return (local) => textBytes[local] ?? 0;
    }
    const posts = await reader.bundledPosts();
    return (local) => {
      const post = posts.postAt(local);
      return post ? countTextBytes(post) : 0;
    };
  }

  async function listTagged(view: LibraryView, tag: string): Promise<Set<number>> {
    const numbers = new Set<number>();
    for (const [i, part] of view.parts.entries()) {
      const start = view.starts[i] ?? 0;
      for (const local of (await tables.of(part)).tags.get(tag) ?? []) numbers.add(start + local);
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
