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

/** Field of the concepts that the reader made. */
const READER_FIELD = 'reader';

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
   * `workLimit`: posts that one piece of this may take up; large ones belong where nobody waits for an answer.
   */
  keepHouse(workLimit: number): Promise<void>;
}

/** The whole library in this thread: everything that a page can ask, over one world. */
export function openLibrary(world: LibraryWorld, options: OpenLibraryOptions): Library {
  const { loadImporters, loadExporters, loadSuggestions } = options;
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  let getBackground = once(() => loadBackground(world));
  const loadTools = once(async () => {
    const { background, builtWith } = await getBackground();
    return createSegmentTools(createSegmentOptions(background), builtWith());
  });
  const reader = createLibraryReader(world, (segmentId) => upkeep.rebuild(segmentId));
  const writer = createLibraryWriter(world, loadTools, reader, notify);
  const context: LibraryContext = {
    world,
    reader,
    writer,
    loadBackground: async () => (await getBackground()).background,
    loadTools,
  };
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
    listConcepts: () => world.store.readConcepts(),
    async saveConcepts(groups) {
      await world.store.writeConcepts(groups.map(({ concept, terms }) => ({ concept, terms, field: READER_FIELD })));
      getBackground = once(() => loadBackground(world));
      notify();
    },
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
    async keepHouse(workLimit) {
      await upkeep.verify();
      await takeDailySnapshot();
      await upkeep.renew(workLimit);
      await upkeep.merge(workLimit);
      await upkeep.sweep(); // last: a join leaves posts that nobody needs
    },
  };
}

/** Loads at the first call and keeps what came; after a failure the next call tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((thrown) => {
      loading = null;
      throw thrown;
    });
    return loading;
  };
}
