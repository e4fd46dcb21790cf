import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import { nameSource } from './name-source.ts';
import { useTranslate } from './translate.ts';

/** Names of sources for cards. With a single source the name says nothing and is left out. */
export function useSourceNames(library: Pick<LibraryClient, 'listSources' | 'onChange'>): (id: string) => string {
  const t = useTranslate();
  const [sources, setSources] = useState<Source[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      try {
        const loaded = await library.listSources();
        if (!stop.signal.aborted) setSources(loaded);
      } catch {
        // A card without its source is still a card; what is wrong with the library is said where posts are asked for.
      }
    };
    void load();
    library.onChange(() => void load(), stop.signal);
    return () => stop.abort();
  }, [library]);
  return useCallback(
    (id: string) => {
      const source = sources.length < 2 ? undefined : sources.find((candidate) => candidate.id === id);
      return source ? nameSource(t, source) : '';
    },
    [sources, t],
  );
}
