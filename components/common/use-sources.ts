import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import { useLoaded } from './use-loaded.ts';

/** Where the posts come from; null until it is known. */
export function useSources(library: Pick<LibraryClient, 'listSources' | 'onChange'>): Source[] | null {
  return useLoaded<Source[] | null>(
    () => library.listSources(),
    (again, signal) => library.onChange(again, signal),
    null,
    [library],
  );
}
