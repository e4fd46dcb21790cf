import type { LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import { createStore, type ReadableStore } from './store.ts';

/** Something that was just done, in words, and how to take it back. */
export interface UndoOffer {
  text: string;
  undo(): Promise<void>;
  /** On the button, when "undo" would say the opposite. */
  label?: string;
  /** A further step that goes with it ("nowhere show this post"). */
  more?: { label: string; run(): Promise<void> };
}

export type UndoState =
  | { kind: 'none' }
  | { kind: 'offered'; offer: UndoOffer }
  | { kind: 'working'; offer: UndoOffer }
  | { kind: 'undone'; text: string }
  | { kind: 'failed'; error: LibraryError };

export interface UndoStore extends ReadableStore<UndoState> {
  offer(offer: UndoOffer): void;
  undo(): void;
  runMore(): void;
  /** Something could not be done at all; said in the same place. */
  fail(failure: unknown): void;
  failWith(error: LibraryError): void;
  close(): void;
}

/** The one place where the last thing done can be taken back. It stays until the next thing is done: no clock runs. */
export function createUndoStore(): UndoStore {
  const store = createStore<UndoState>({ kind: 'none' });

  async function work(offer: UndoOffer, run: () => Promise<void>, then: UndoState): Promise<void> {
    store.set({ kind: 'working', offer });
    const isCurrent = () => {
      const state = store.get();
      return state.kind === 'working' && state.offer === offer;
    };
    try {
      await run();
      if (isCurrent()) store.set(then);
    } catch (failure) {
      if (isCurrent()) store.set({ kind: 'failed', error: toLibraryError(failure) });
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    offer: (offer) => store.set({ kind: 'offered', offer }),
    undo() {
      const state = store.get();
      if (state.kind === 'offered') {
        void work(state.offer, state.offer.undo, { kind: 'undone', text: state.offer.text });
      }
    },
    runMore() {
      const state = store.get();
      if (state.kind === 'offered' && state.offer.more) void work(state.offer, state.offer.more.run, { kind: 'none' });
    },
    fail: (failure) => store.set({ kind: 'failed', error: toLibraryError(failure) }),
    failWith: (error) => store.set({ kind: 'failed', error }),
    close: () => store.set({ kind: 'none' }),
  };
}
