import { type Library, openLibrary } from '../library/open-library.ts';
import { LibraryFailure } from '../protocol/library-failure.ts';
import { createLibraryWorld } from './create-library-world.ts';

/**
 * The library in this very thread, for the background, where Chromium has no Worker: the first results of the omnibox,
 * clips, and whether a page is in the library. Nothing is loaded before the first call, nothing is imported or exported
 * here. What was loaded stays until the browser stops the background.
 */
export function openLibraryInProcess(): Library {
  return openLibrary(createLibraryWorld(), { loadImporters: refuse, loadExporters: refuse, loadSuggestions: refuse });
}

async function refuse(): Promise<never> {
  throw new LibraryFailure({
    code: 'unexpected',
    detail: { message: 'Imports, exports and suggestions belong to the library page.' },
  });
}
