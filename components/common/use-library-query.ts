import { useEffect, useState } from 'preact/hooks';
import type { LibraryClient, LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import { latestOnly } from './latest-only.ts';

export type QueryState<Value> =
  | { kind: 'loading' }
  | { kind: 'ready'; value: Value }
  | { kind: 'failed'; error: LibraryError };

/**
 * Something asked of the library: again when `key` changes, and when the library does. The last value stays
 * while a newer one is on its way; an older answer never replaces a newer one. Asked on and on while `goesOn` says that
 * the next answer would say more.
 */
export function useLibraryQuery<Value>(
  library: Pick<LibraryClient, 'onChange'>,
  ask: () => Promise<Value>,
  key: string,
  goesOn: (value: Value) => boolean = () => false,
): QueryState<Value> {
  const [state, setState] = useState<QueryState<Value>>({ kind: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    const asked = latestOnly(stop.signal);
    const load = async () => {
      const isStale = asked.begin();
      let next: QueryState<Value>;
      try {
        next = { kind: 'ready', value: await ask() };
      } catch (failure) {
        next = { kind: 'failed', error: toLibraryError(failure) };
      }
      if (isStale()) return;
      if (next.kind === 'failed' && next.error.code === 'stale') return;
      setState(next);
      if (next.kind === 'ready' && goesOn(next.value)) void load();
    };
    void load();
    library.onChange(() => void load(), stop.signal);
    return () => stop.abort();
  }, [library, key]);
  return state;
}
