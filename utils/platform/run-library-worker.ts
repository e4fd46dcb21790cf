import { joinTeam } from '#team/worker';
import { serveLibrary } from '../library/channel/serve-library.ts';
import { openLibrary } from '../library/open-library.ts';
import type { ImportParts } from '../library/store/world.ts';
import { createLibraryWorld } from './create-library-world.ts';
import type { HeldPort } from './hold-messages.ts';
import { loadExporters } from './load-exporters.ts';
import { loadSuggestions } from './load-suggestions.ts';
import { receiveFiles } from './receive-files.ts';
import { receiveSegments } from './receive-segments.ts';
import { startIndexer } from './start-indexer.ts';
import { LIBRARY_PAGE_WORKER } from './worker-names.ts';

/**
 * Posts that one step of maintenance (merging segments, rebuilding one) may take up in a popup or panel, where it holds
 * up answers for about 0.1-0.4 ms a post. The library page does all of it. Range 0-65,536.
 */
const WORK_LIMIT_POSTS = 2_000;

/** Rest after the last answer before the worker looks after the library, ms. 500-10,000. */
const IDLE_MS = 2_000;

/** Opens the library in this worker and answers its page, which a page of ours names (worker-names.ts). */
export function runLibraryWorker(port: HeldPort, pageName: string): void {
  const ownWorld = receiveSegments(port, createLibraryWorld());
  const world = pageName === '' ? ownWorld : receiveFiles(port, ownWorld);
  const library = openLibrary(
    { ...world, startIndexer, reportImport },
    {
      loadImporters: () => import('../importers/recognise-files.ts'),
      loadExporters,
      loadSuggestions,
    },
  );
  library.warmUp();
  serveLibrary(port, joinTeam(library), {
    startTimer(listener) {
      const timer = setTimeout(listener, IDLE_MS);
      return () => clearTimeout(timer);
    },
    onIdle() {
      // What it finds damaged it repairs; what it cannot do now the next page does.
      library
        .maintain(pageName === LIBRARY_PAGE_WORKER ? Number.POSITIVE_INFINITY : WORK_LIMIT_POSTS)
        .catch(() => undefined);
    },
  });
  port.start();
}

/** As measures of this thread's own timeline: bench:scale reads them there. */
function reportImport(parts: ImportParts): void {
  for (const [name, duration] of Object.entries(parts)) performance.measure(`import ${name}`, { start: 0, duration });
}
