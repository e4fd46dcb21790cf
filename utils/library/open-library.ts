import type { Background } from '../search/background.ts';
import { createSegmentOptions } from '../search/create-segment-options.ts';
import { createSegmentTools } from './create-segment-tools.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryContext } from './library-context.ts';
import { createLibraryEdits } from './library-edits.ts';
import { createLibraryExport, type LoadExporters } from './library-export.ts';
import { createLibraryImports, type LoadImporters } from './library-imports.ts';
import { createLibraryLists } from './library-lists.ts';
import { createLibraryQueries } from './library-queries.ts';
import { createLibraryReader } from './library-reader.ts';
import { createLibrarySnapshots } from './library-snapshots.ts';
import { createLibrarySuggestions, type LoadSuggestions } from './library-suggestions.ts';
import { createLibraryTables } from './library-tables.ts';
import { createLibraryUpkeep } from './library-upkeep.ts';
import type { LibraryWorld } from './library-world.ts';
import { createLibraryWriter } from './library-writer.ts';
import { loadBackground } from './load-background.ts';

export interface OpenLibraryOptions {
  loadImporters: LoadImporters;
  loadExporters: LoadExporters;
  loadSuggestions: LoadSuggestions;
}

export interface Library extends LibraryClient {
  /** Loads the library before anybody asks for it. */
  warmUp(): void;
  /**
   * Checks, sweeps, joins and keeps a daily snapshot. For a page that lives a while, after its first answer.
   * `mergeLimit`: posts that a join may take up; large joins belong where nobody waits for an answer.
   */
  keepHouse(mergeLimit: number): Promise<void>;
}

/** The whole library in this thread: everything that a page can ask, over one world. */
export function openLibrary(world: LibraryWorld, options: OpenLibraryOptions): Library {
  const { loadImporters, loadExporters, loadSuggestions } = options;
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  let background: Promise<Background> | null = null;
  const getBackground = () => {
    background ??= loadBackground(world).catch((thrown) => {
      background = null; // the next call tries again
      throw thrown;
    });
    return background;
  };
  const loadTools = async () => createSegmentTools(createSegmentOptions(await getBackground()));
  const reader = createLibraryReader(world, (segmentId) => {
    // Whoever asks meanwhile is answered without that segment; the next view has it again.
    void upkeep.rebuild(segmentId).catch(() => undefined);
  });
  const writer = createLibraryWriter(world, loadTools, reader, notify);
  const context: LibraryContext = { world, reader, writer, loadBackground: getBackground, loadTools };
  const upkeep = createLibraryUpkeep(context);
  const tables = createLibraryTables(world.store, reader);
  const { takeDailySnapshot, ...snapshots } = createLibrarySnapshots(context);
  world.coordination.listen(() => void reader.refresh().then(notify), new AbortController().signal);

  return {
    ...createLibraryQueries(context),
    suggest: createLibrarySuggestions(context, tables, loadSuggestions),
    ...createLibraryLists(context, tables),
    ...createLibraryEdits(context),
    ...snapshots,
    ...createLibraryImports(context, tables, loadImporters),
    exportLibrary: createLibraryExport(context, loadExporters),
    onChange(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    warmUp() {
      // All at once; whoever asks next gets what failed.
      reader.view().catch(() => undefined);
      reader.bundledPosts().catch(() => undefined);
      getBackground().catch(() => undefined);
    },
    async keepHouse(mergeLimit) {
      await upkeep.verify();
      await upkeep.sweep();
      await upkeep.merge(mergeLimit);
      await takeDailySnapshot();
    },
  };
}
