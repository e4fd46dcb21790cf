import { serveIndexer } from '../library/channel/serve-indexer.ts';
import { createSegmentIndexer } from '../library/imports/create-segment-indexer.ts';
import { createSegmentTools } from '../library/view/create-segment-tools.ts';
import { loadLanguageTables } from '../library/view/load-language-tables.ts';
import { createSegmentOptions } from '../search/create-segment-options.ts';
import { createLibraryWorld } from './create-library-world.ts';

// The second thread of an import: it indexes what the library's worker has read and writes (see start-indexer.ts).
serveIndexer(
  self,
  loadLanguageTables(createLibraryWorld()).then(({ language, builtWith }) =>
    createSegmentIndexer(createSegmentTools(createSegmentOptions(language), builtWith()), () => performance.now()),
  ),
);
