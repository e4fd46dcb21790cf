import type { LibraryClient } from '../protocol/library-client.ts';
import { createSegmentOptions } from '../search/create-segment-options.ts';
import { createLibraryDamage } from './calls/damage.ts';
import { createLibraryEdits } from './calls/edits.ts';
import { createLibraryExport, type LoadExporters } from './calls/export.ts';
import { createLibraryFolders } from './calls/folders.ts';
import { createLibraryImports } from './calls/imports.ts';
import { createLibraryLists } from './calls/lists.ts';
import { createLibraryQueries } from './calls/queries.ts';
import { createLibrarySnapshots } from './calls/snapshots.ts';
import { createLibrarySuggestions, type LoadSuggestions } from './calls/suggestions.ts';
import { createUndo } from './calls/undo.ts';
import { giveAssets, type LoadImporters } from './imports/load-importers.ts';
import { maintainLibrary } from './maintain/maintain-library.ts';
import { rebuildSegment } from './maintain/rebuild-segment.ts';
import type { LibraryWorld } from './store/world.ts';
import { createSegmentTools } from './view/create-segment-tools.ts';
import { keepLanguageTables } from './view/keep-language-tables.ts';
import type { LoadedLanguageTables } from './view/load-language-tables.ts';
import { createLibraryReader } from './view/reader.ts';
import { createLibraryTables } from './view/tables.ts';
import type { LibraryContext } from './write/context.ts';
import { createLibraryWriter } from './write/writer.ts';

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
  /** The tables of the language, as this library's own find uses them. */
  loadLanguageTables(): Promise<LoadedLanguageTables>;
  /**
   * Rebuilds what is damaged or outdated, takes the daily snapshot, merges segments and collects garbage. For a page that
   * lives a while, after its first answer. `workLimit`: posts that one step may take up; large ones belong where nobody
   * waits for an answer.
   */
  maintain(workLimit: number): Promise<void>;
}

/** The whole library in this thread: everything that a page can ask, over one world. */
export function openLibrary(world: LibraryWorld, options: OpenLibraryOptions): Library {
  const { loadExporters, loadSuggestions } = options;
  const loadImporters = giveAssets(options.loadImporters, world.readAsset);
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const languageTables = keepLanguageTables(world);
  const loadTools = once(async () => {
    const { language, builtWith } = await languageTables.all();
    return createSegmentTools(createSegmentOptions(language), builtWith());
  });
  const reader = createLibraryReader(world, (segmentId) => rebuildSegment(context, segmentId));
  const writer = createLibraryWriter(world, loadTools, reader, notify);
  const context: LibraryContext = {
    world,
    reader,
    writer,
    loadWordTables: languageTables.words,
    loadLanguageTables: async () => (await languageTables.all()).language,
    loadTools,
  };
  const tables = createLibraryTables(world.store, reader);
  const { previewFolder, ...imports } = createLibraryImports(context, tables, loadImporters);
  const { takeDailySnapshot, ...snapshots } = createLibrarySnapshots(context);
  world.store.onRemoved(() => {
    languageTables.forget();
    reader.readAnew();
    notify();
  }, new AbortController().signal);
  world.coordination.listen(() => void reader.refresh().then(notify), new AbortController().signal);

  return {
    ...createLibraryQueries(context),
    suggest: createLibrarySuggestions(context, tables, loadSuggestions),
    ...createLibraryLists(context, tables),
    ...createLibraryEdits(context),
    undo: createUndo(context),
    ...snapshots,
    ...imports,
    ...createLibraryFolders(context, tables, loadImporters, previewFolder),
    listConcepts: () => world.store.readConcepts(),
    async saveConcepts(groups) {
      await world.store.writeConcepts(groups.map(({ concept, terms }) => ({ concept, terms, field: READER_FIELD })));
      languageTables.forget();
      notify();
    },
    exportLibrary: createLibraryExport(context, loadExporters),
    ...createLibraryDamage(context),
    onChange(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    loadLanguageTables: languageTables.all,
    warmUp() {
      // All at once; whoever asks next gets what failed.
      reader.view().catch(() => undefined);
      reader.bundledPosts().catch(() => undefined);
      languageTables.all().catch(() => undefined);
    },
    maintain: (workLimit) => maintainLibrary(context, workLimit, takeDailySnapshot),
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
