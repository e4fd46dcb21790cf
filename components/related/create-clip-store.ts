import type { Page } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryClient, LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import { latestOnly } from '../common/latest-only.ts';
import { createStore, type ReadableStore } from '../common/store.ts';

export type ClipState =
  | { kind: 'unknown' }
  | { kind: 'absent' }
  | { kind: 'saving' }
  /** In the library already, or saved a moment ago (then it can be undone). */
  | { kind: 'saved'; post: Post; undoToken: string | null }
  | { kind: 'failed'; error: LibraryError };

export interface ClipStore extends ReadableStore<ClipState> {
  /** Another page is in front: look whether the library holds it. null when there is no page to save. */
  setPage(page: Page | null): void;
  save(): void;
  /** The page in front was saved elsewhere a moment ago: gives its post, which this token takes back ('' : nothing to). */
  adopt(undoToken: string): Promise<Post | null>;
  /** Takes a save back; the token says which, for another page may be in front by now. */
  undo(undoToken: string): Promise<void>;
  /** Takes a page saved earlier (by a key, in the menu, last week) out again; gives the token that brings it back. */
  remove(post: Post): Promise<string>;
  /** Looks again: the library changed. */
  lookAgain(): void;
}

/** Whether the page in front is in the library, and saving it there. */
export function createClipStore(library: LibraryClient): ClipStore {
  const store = createStore<ClipState>({ kind: 'unknown' });
  let page: Page | null = null;
  /** Takes back the save of the page in front that was made elsewhere; null when there is none. */
  let adopted: string | null = null;
  const asked = latestOnly();

  async function answer(work: () => Promise<ClipState>): Promise<void> {
    const isStale = asked.begin();
    let state: ClipState;
    try {
      state = await work();
    } catch (failure) {
      state = { kind: 'failed', error: toLibraryError(failure) };
    }
    if (!isStale()) store.set(state);
  }

  async function look(of: Page): Promise<ClipState> {
    const addresses = [...new Set([of.canonicalUrl ?? of.url, of.url])].filter((address) => address !== '');
    for (const address of addresses) {
      const post = await library.findByUrl(address);
      if (post) return { kind: 'saved', post, undoToken: of === page ? adopted : null };
    }
    return { kind: 'absent' };
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    setPage(next) {
      if (next === page) return;
      page = next;
      adopted = null;
      store.set({ kind: 'unknown' });
      asked.drop();
      if (next) void answer(() => look(next));
    },
    save() {
      const saved = page;
      if (!saved || store.get().kind === 'saving') return;
      store.set({ kind: 'saving' });
      void answer(async () => {
        const { post, undoToken } = await library.clip(saved, []);
        // The page was in the library already, saved elsewhere meanwhile: there is nothing to take back.
        return { kind: 'saved', post, undoToken: undoToken || null };
      });
    },
    adopt(undoToken) {
      const current = page;
      if (!current) return Promise.resolve(null);
      adopted = undoToken || null;
      void answer(() => look(current));
      // The first look may come before this library's view of it holds the post: a later one finds it (lookAgain).
      return new Promise((resolve) => {
        const unsubscribe = store.subscribe(() => {
          const state = store.get();
          if (page === current && state.kind !== 'saved') return;
          unsubscribe();
          resolve(page === current && state.kind === 'saved' ? state.post : null);
        });
      });
    },
    async undo(undoToken) {
      await library.undo(undoToken);
      if (adopted === undoToken) adopted = null;
      const state = store.get();
      if (state.kind === 'saved' && state.undoToken === undoToken) store.set({ kind: 'absent' });
    },
    async remove(post) {
      const { undoToken } = await library.deletePosts([post.id]);
      adopted = null;
      const state = store.get();
      if (state.kind === 'saved' && state.post.id === post.id) store.set({ kind: 'absent' });
      return undoToken;
    },
    lookAgain() {
      const state = store.get();
      const current = page;
      // What was saved here a moment ago keeps its undo; only a page not known to be in the library is looked for.
      if (current && (state.kind === 'absent' || (state.kind === 'saved' && state.undoToken === null))) {
        void answer(() => look(current));
      }
    },
  };
}
