import { openLibrary } from '../library/open-library.ts';
import { serveLibrary } from '../library/serve-library.ts';
import { createLibraryWorld } from './create-library-world.ts';

/** The thread that holds the library of one page (see create-library-client.ts). */
const library = openLibrary(createLibraryWorld(), { keepsHouse: true });
serveLibrary(self, library);
