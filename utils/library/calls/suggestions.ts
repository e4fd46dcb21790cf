import { isStopWord } from '../../keywords/stop-words.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import type { Suggestion } from '../../protocol/outcome.ts';
import type { SuggestionSources } from '../../search/suggest/collect-suggestions.ts';
import type { FoundSuggestion, SuggestionIndex } from '../../search/suggest/suggestion-index.ts';
import { fold } from '../../text/fold.ts';
import type { LibraryTables } from '../view/tables.ts';
import type { LibraryView } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';

/** The suggestion index and what fills it: 300 KB of pinyin, loaded at the first keystroke. */
export type LoadSuggestions = () => Promise<{
  SuggestionIndex: typeof SuggestionIndex;
  collectSuggestions: typeof import('../../search/suggest/collect-suggestions.ts').collectSuggestions;
}>;

/**
 * Pause in typing after which the suggestions are built, ms. Building takes about 0.4 s for 60,000 posts and holds up
 * answers, so it waits until nobody waits for one. Range 50-1,000.
 */
const PAUSE_MS = 200;

/** The index holds folded titles, as long as the posts' own. A title whose post is gone or changed meanwhile is left out. */
async function withTitlesAsWritten(found: readonly FoundSuggestion[], view: LibraryView): Promise<Suggestion[]> {
  const numbers = found.flatMap(({ post }) => (post !== undefined && post < view.index.indexedPostCount ? [post] : []));
  const posts = numbers.length === 0 ? [] : await view.loadPosts(numbers);
  const titles = new Map(posts.map(({ title }) => [fold(title), title]));
  return found.flatMap(({ text, kind, via, post }) => {
    if (post === undefined) return [{ text, kind, via }];
    const written = [...titles].find(([folded]) => text.endsWith(folded));
    return written === undefined ? [] : [{ text: text.slice(0, -written[0].length) + written[1], kind, via }];
  });
}

/** As-you-type help over the library. Waits for the first index, and returns the old help while a newer is built. */
export function createLibrarySuggestions(
  { world, reader, loadLanguageTables }: LibraryContext,
  tables: LibraryTables,
  loadSuggestions: LoadSuggestions,
): LibraryClient['suggest'] {
  let built: { generation: number; index: SuggestionIndex } | null = null;
  let building: Promise<void> | null = null;
  let lastAsked = 0;

  async function build(view: LibraryView): Promise<void> {
    try {
      const [{ SuggestionIndex, collectSuggestions }, { frequencies }] = await Promise.all([
        loadSuggestions(),
        loadLanguageTables(),
      ]);
      const tags = new Map<string, number>();
      const authors = new Map<string, number>();
      for (const part of view.parts) {
        const table = await tables.of(part);
        for (const [tag, numbers] of table.tags) tags.set(tag, (tags.get(tag) ?? 0) + numbers.length);
        for (const [author, count] of table.authors) authors.set(author, (authors.get(author) ?? 0) + count);
      }
      while (world.now().getTime() - lastAsked < PAUSE_MS) await world.rest(PAUSE_MS);
      const sources: SuggestionSources = {
        vocabulary: Array.from({ length: frequencies.wordCount }, (_, number) => frequencies.wordAt(number)),
        isStopWord,
        tags: Array.from(tags, ([tag, count]) => ({ tag, count })),
        authors: Array.from(authors, ([author, count]) => ({ author, count })),
      };
      const index = new SuggestionIndex(collectSuggestions(view.index, sources));
      built = { generation: view.manifest.generation, index };
    } finally {
      building = null;
    }
  }

  return async (query, limit) => {
    lastAsked = world.now().getTime();
    const view = await reader.view();
    // Suggestions are help: without them everything else still works.
    if (built?.generation !== view.manifest.generation) building ??= build(view).catch(() => undefined);
    // A word typed at once and left so is asked about only once: without waiting it would get no help.
    if (!built) await building;
    return withTitlesAsWritten(built?.index.suggest(query, limit) ?? [], view);
  };
}
