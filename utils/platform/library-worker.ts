import { holdMessages } from './hold-messages.ts';

// The thread that holds the library of one page (see create-library-client.ts). Chromium keeps what it has compiled of
// scripts that are imported so, and never of a worker's first script and what that names in `import … from`. So there is nothing here.
const port = holdMessages(self);
import('./run-library-worker.ts')
  .then(({ runLibraryWorker }) => runLibraryWorker(port, self.name))
  .catch((thrown) => reportError(thrown)); // becomes the worker's 'error' event, which fails the page's calls
