import { useCallback } from 'preact/hooks';
import type { Source } from '../../utils/post/post.ts';
import { nameSource } from './name-source.ts';
import { useTranslate } from './translate.ts';

/**
 * Names of sources for cards. With a single source the name says nothing and is left out, but for the examples: nobody
 * should take them for posts of their own. `isOneOfMany`: posts of another library stand beside these.
 */
export function useSourceNames(sources: readonly Source[] | null, isOneOfMany = false): (id: string) => string {
  const t = useTranslate();
  return useCallback(
    (id: string) => {
      const source = sources?.find((candidate) => candidate.id === id);
      if (!source) return '';
      if (source.kind === 'bundled') return t('source_example');
      return isOneOfMany || (sources && sources.length > 1) ? nameSource(t, source) : '';
    },
    [sources, t, isOneOfMany],
  );
}
