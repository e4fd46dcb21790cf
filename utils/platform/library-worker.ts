import { readAhead } from '../library/read-ahead.ts';
import { beginLanguageTables } from '../library/view/load-language-tables.ts';
import { FIRST_FILES } from '../library/view/packaged-files.ts';
import { createLibraryWorld } from './create-library-world.ts';
import { holdMessages } from './hold-messages.ts';
import { receiveFiles } from './receive-files.ts';
import { receiveSegments } from './receive-segments.ts';

// The thread that holds the library of one page (see create-library-client.ts). This file is small on purpose: it has
// the disk at work, takes what its page reads meanwhile (a page of ours names its worker), and opens the tables of the
// language, before the library's own code, five times as large, is loaded.
const ownWorld = receiveSegments(self, createLibraryWorld());
const world = readAhead(self.name === '' ? ownWorld : receiveFiles(self, ownWorld), FIRST_FILES);
const languageLoading = beginLanguageTables(world);
const port = holdMessages(self);
import('./run-library-worker.ts')
  .then(({ runLibraryWorker }) => runLibraryWorker(port, world, { pageName: self.name, languageLoading }))
  .catch((thrown) => reportError(thrown)); // becomes the worker's 'error' event, which fails the page's calls
