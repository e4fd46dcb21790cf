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
import { createLibraryTables } from './library-tables.ts';
import { createLibraryUpkeep } from './library-upkeep.ts';
import type { LibraryWorld } from './library-world.ts';
import { createLibraryWriter } from './library-writer.ts';

export interface OpenLibraryOptions {
  loadImporters: LoadImporters;
  loadExporters: LoadExporters;
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
export function openLibrary(world: LibraryWorld, { loadImporters, loadExporters }: OpenLibraryOptions): Library {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const loadTools = async () => createSegmentTools({});
  const reader = createLibraryReader(world, (segmentId) => {
    // Whoever asks meanwhile is answered without that segment; the next view has it again.
    void upkeep.rebuild(segmentId).catch(() => undefined);
  });
  const writer = createLibraryWriter(world, loadTools, reader, notify);
  const context: LibraryContext = { world, reader, writer, loadTools };
  const upkeep = createLibraryUpkeep(context);
  const tables = createLibraryTables(world.store, reader);
  const { takeDailySnapshot, ...snapshots } = createLibrarySnapshots(context);
  world.coordination.listen(() => void reader.refresh().then(notify), new AbortController().signal);

  return {
    ...createLibraryQueries(context),
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
      reader.view().catch(() => undefined); // whoever asks next gets the failure
    },
    async keepHouse(mergeLimit) {
      await upkeep.verify();
      await upkeep.sweep();
      await upkeep.merge(mergeLimit);
      await takeDailySnapshot();
    },
  };
}
