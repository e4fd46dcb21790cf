import { joinTeam } from '#team/worker';
import type { LibraryPort } from '../library/channel/channel.ts';
import { serveLibrary } from '../library/channel/serve-library.ts';
import { openLibrary } from '../library/open-library.ts';
import type { ImportParts, LibraryWorld } from '../library/store/world.ts';
import type { LanguageLoading } from '../library/view/load-language-tables.ts';
import { loadExporters } from './load-exporters.ts';
import { loadSuggestions } from './load-suggestions.ts';
import { startIndexer } from './start-indexer.ts';
import { LIBRARY_PAGE_WORKER } from './worker-names.ts';

/**
 * Posts that one step of maintenance (merging segments, rebuilding one) may take up in a popup or panel, where it holds
 * up answers for about 0.1-0.4 ms a post. The library page does all of it. Range 0-65,536.
 */
const WORK_LIMIT_POSTS = 2_000;

/** Rest after the last answer before the worker looks after the library, ms. 500-10,000. */
const IDLE_MS = 2_000;

/** What the worker's first script knows and has begun. */
interface WorkerStart {
  /** What kind of page it serves (worker-names.ts). */
  pageName: string;
  languageLoading: LanguageLoading;
}

/** Opens the library in this worker and answers its page. */
export function runLibraryWorker(
  port: LibraryPort,
  world: LibraryWorld,
  { pageName, languageLoading }: WorkerStart,
): void {
  const library = openLibrary(
    { ...world, startIndexer, reportImport },
    {
      loadImporters: () => import('../importers/recognise-files.ts'),
      loadExporters,
      loadSuggestions,
      languageLoading,
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
}

/** As measures of this thread's own timeline: bench:scale reads them there. */
function reportImport(parts: ImportParts): void {
  for (const [name, duration] of Object.entries(parts)) performance.measure(`import ${name}`, { start: 0, duration });
}
