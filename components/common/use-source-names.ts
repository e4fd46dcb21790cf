import { useCallback } from 'preact/hooks';
import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import { nameSource } from './name-source.ts';
import { useTranslate } from './translate.ts';
import { useLoaded } from './use-loaded.ts';

/** Names of sources for cards. With a single source the name says nothing and is left out. */
export function useSourceNames(library: Pick<LibraryClient, 'listSources' | 'onChange'>): (id: string) => string {
  const t = useTranslate();
  const sources = useLoaded<Source[]>(
    () => library.listSources(),
    (again, signal) => library.onChange(again, signal),
    [],
    [library],
  );
  return useCallback(
    (id: string) => {
      const source = sources.length < 2 ? undefined : sources.find((candidate) => candidate.id === id);
      return source ? nameSource(t, source) : '';
    },
    [sources, t],
  );
}
