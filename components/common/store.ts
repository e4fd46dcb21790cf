import { useEffect, useState } from 'preact/hooks';

/** A value that views look at: the smallest thing that can be watched, so that logic is tested without a page. */
export interface ReadableStore<State> {
  get(): State;
  /** Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

export interface WritableStore<State> extends ReadableStore<State> {
  set(state: State): void;
}

export function createStore<State>(initial: State): WritableStore<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<State>(store: ReadableStore<State>): State {
  const [state, setState] = useState(() => store.get());
  useEffect(() => {
    setState(() => store.get()); // It may have changed between render and effect.
    return store.subscribe(() => setState(() => store.get()));
  }, [store]);
  return state;
}
