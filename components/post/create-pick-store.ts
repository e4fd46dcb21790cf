import { createStore, type ReadableStore } from '../common/store.ts';
import type { ShownPost } from './shown-post.ts';

export type Picks = ReadonlyMap<string, ShownPost>;

export interface PickStore extends ReadableStore<Picks> {
  toggle(shown: ShownPost): void;
  /** Picks these beside those that are picked. */
  add(shown: readonly ShownPost[]): void;
  clear(): void;
}

/** Posts the reader picked, in the order of picking: to copy, delete or tag them together. */
export function createPickStore(): PickStore {
  const store = createStore<Picks>(new Map());
  return {
    get: store.get,
    subscribe: store.subscribe,
    toggle(shown) {
      const next = new Map(store.get());
      if (!next.delete(shown.post.id)) next.set(shown.post.id, shown);
      store.set(next);
    },
    add(shown) {
      store.set(new Map([...store.get(), ...shown.map((one): [string, ShownPost] => [one.post.id, one])]));
    },
    clear() {
      if (store.get().size > 0) store.set(new Map());
    },
  };
}
