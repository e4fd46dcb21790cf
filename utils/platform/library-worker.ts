import { openLibrary } from '../library/open-library.ts';
import { serveLibrary } from '../library/serve-library.ts';
import { createLibraryWorld } from './create-library-world.ts';
import { loadExporters } from './load-exporters.ts';
import { loadSuggestions } from './load-suggestions.ts';
import { LIBRARY_PAGE_WORKER } from './worker-names.ts';

/**
 * Posts that one piece of upkeep (joining segments, building one again) may take up in a popup or panel, where it holds
 * up answers for about 0.1-0.4 ms a post. The library page does all of it. Range 0-65,536.
 */
const WORK_LIMIT_POSTS = 2_000;

/** Rest after the last answer before the worker looks after the library, ms. 500-10,000. */
const IDLE_MS = 2_000;

/** The thread that holds the library of one page (see create-library-client.ts). */
const library = openLibrary(createLibraryWorld(), {
  loadImporters: () => import('../importers/recognise-files.ts'),
  loadExporters,
  loadSuggestions,
});
library.warmUp();
serveLibrary(self, library, {
  startTimer(listener) {
    const timer = setTimeout(listener, IDLE_MS);
    return () => clearTimeout(timer);
  },
  onIdle() {
    // What it finds damaged it repairs; what it cannot do now the next page does.
    library
      .keepHouse(self.name === LIBRARY_PAGE_WORKER ? Number.POSITIVE_INFINITY : WORK_LIMIT_POSTS)
      .catch(() => undefined);
  },
});
