import { readAhead } from '../library/read-ahead.ts';
import { FIRST_FILES } from '../library/view/packaged-files.ts';
import { createLibraryWorld } from './create-library-world.ts';
import { holdMessages } from './hold-messages.ts';

// The thread that holds the library of one page (see create-library-client.ts). This file is small on purpose: it has
// the disk at work before the library's own code, ten times as large, is loaded and compiled.
const world = readAhead(createLibraryWorld(), FIRST_FILES);
const port = holdMessages(self);
import('./run-library-worker.ts')
  .then(({ runLibraryWorker }) => runLibraryWorker(port, world, self.name))
  .catch((thrown) => reportError(thrown)); // becomes the worker's 'error' event, which fails the page's calls
