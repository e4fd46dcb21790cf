import { createSegmentTools } from './create-segment-tools.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryContext } from './library-context.ts';
import { createLibraryEdits } from './library-edits.ts';
import { LibraryFailure } from './library-failure.ts';
import { createLibraryLists } from './library-lists.ts';
import { createLibraryQueries } from './library-queries.ts';
import { createLibraryReader } from './library-reader.ts';
import { createLibrarySnapshots } from './library-snapshots.ts';
import { createLibraryUpkeep } from './library-upkeep.ts';
import type { LibraryWorld } from './library-world.ts';
import { createLibraryWriter } from './library-writer.ts';

export interface OpenLibraryOptions {
  /** True in a page, which lives long enough to look after the library once the first answer is out. */
  keepsHouse: boolean;
}

/** The whole library in this thread: everything that a page can ask, over one world. */
export function openLibrary(world: LibraryWorld, { keepsHouse }: OpenLibraryOptions): LibraryClient {
  const listeners = new Set<() => void>();
  const loadTools = async () => createSegmentTools({});
  const reader = createLibraryReader(world, (segmentId) => {
    void upkeep.rebuild(segmentId).then(() => reader.refresh());
  });
  const writer = createLibraryWriter(world, loadTools, reader);
  const context: LibraryContext = { world, reader, writer, loadTools };
  const upkeep = createLibraryUpkeep(context);
  const queries = createLibraryQueries(context);
  const snapshots = createLibrarySnapshots(context);

  const notify = () => {
    for (const listener of listeners) listener();
  };
  world.coordination.listen(() => void reader.refresh().then(notify), new AbortController().signal);
  if (keepsHouse) void reader.view();

  const notYet = async (): Promise<never> => {
    throw new LibraryFailure({ code: 'unexpected', detail: { message: 'imports are being written' } });
  };

  return {
    ...queries,
    ...createLibraryLists(context, async (view, query) =>
      view.index.retrieve([{ term: query, weight: 1 }], 1000).map(({ post }) => post),
    ),
    ...createLibraryEdits(context),
    ...snapshots,
    previewImport: notYet,
    chooseForImport: notYet,
    runImport: notYet,
    pauseImport: notYet,
    resumeImport: notYet,
    cancelImport: notYet,
    exportLibrary: notYet,
    onChange(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}
