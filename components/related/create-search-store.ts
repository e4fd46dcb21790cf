import type { LibraryClient, LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import type { SearchOutcome, Suggestion } from '../../utils/protocol/outcome.ts';
import { createStore, type ReadableStore } from '../common/store.ts';

/** Results at first, and how many more each time the reader asks. 10..100; drawing is what costs. */
export const SEARCH_STEP = 20;

/** Suggestions shown. 3..10; they are help, not results. */
const SUGGESTION_LIMIT = 6;

export interface SearchState {
  query: string;
  limit: number;
  /** The newest answer; may belong to an earlier query while isBusy. */
  outcome: SearchOutcome | null;
  suggestions: Suggestion[];
  error: LibraryError | null;
  isBusy: boolean;
}

export interface SearchStore extends ReadableStore<SearchState> {
  setQuery(query: string): void;
  /** A fuller answer for the query that is shown, from a second library. */
  take(query: string, outcome: SearchOutcome): void;
  showMore(): void;
  /** Asks again: the library changed. */
  searchAgain(): void;
}

const EMPTY: SearchState = {
  query: '',
  limit: SEARCH_STEP,
  outcome: null,
  suggestions: [],
  error: null,
  isBusy: false,
};

/** Results as they are typed. One question at a time: while one is out only the newest query waits for its turn. */
export function createSearchStore(library: LibraryClient): SearchStore {
  const store = createStore<SearchState>(EMPTY);
  let isOut = false;
  let isWaiting = false;
  let helpedQuery = '';

  async function ask(): Promise<void> {
    if (isOut) {
      isWaiting = true;
      return;
    }
    isOut = true;
    const { query, limit } = store.get();
    const isStale = () => store.get().query !== query;
    try {
      const outcome = await library.search(query, limit);
      if (!isStale()) {
        // The list goes on: asked again, it is read on until the page is full, and then to know how many there are.
        const isShort = outcome.goesOn === true && outcome.posts.length < limit;
        store.set({ ...store.get(), outcome, error: null, isBusy: isShort || store.get().limit !== limit });
        if (outcome.goesOn === true) isWaiting = true;
      }
    } catch (failure) {
      const error = toLibraryError(failure);
      if (!isStale() && error.code !== 'stale') store.set({ ...store.get(), outcome: null, error, isBusy: false });
    } finally {
      isOut = false;
    }
    if (!isStale() && helpedQuery !== query) {
      helpedQuery = query;
      void suggest(query);
    }
    if (isWaiting) {
      isWaiting = false;
      if (store.get().query.trim() !== '') void ask();
    }
  }

  /** Help comes after results and never holds them up; without help there is simply none. */
  async function suggest(query: string): Promise<void> {
    const suggestions = await library.suggest(query, SUGGESTION_LIMIT).catch(() => []);
    if (store.get().query !== query) return;
    store.set({ ...store.get(), suggestions: suggestions.filter(({ text }) => text !== query) });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    setQuery(query) {
      if (query === store.get().query) return;
      if (query.trim() === '') {
        helpedQuery = '';
        store.set({ ...EMPTY, query });
        return;
      }
      store.set({ ...store.get(), query, limit: SEARCH_STEP, isBusy: true });
      void ask();
    },
    take(query, outcome) {
      const state = store.get();
      if (state.query === query && !state.isBusy) store.set({ ...state, outcome });
    },
    showMore() {
      store.set({ ...store.get(), limit: store.get().limit + SEARCH_STEP, isBusy: true });
      void ask();
    },
    searchAgain() {
      helpedQuery = '';
      if (store.get().query.trim() !== '') void ask();
    },
  };
}
