import { useEffect, useState } from 'preact/hooks';
import type { Page } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { useStore } from '../common/store.ts';
import { useTranslate } from '../common/translate.ts';
import { type ClipStore, createClipStore } from './create-clip-store.ts';

interface Clipping {
  store: ClipStore;
  save(): void;
  remove(post: Post): void;
}

/** Saving the page in front and taking it out again, each with its way back, and the mark on the toolbar icon. */
export function useClipping(
  library: LibraryClient,
  platform: Pick<PlatformClient, 'markInLibrary'>,
  undo: UndoStore,
  page: Page | null,
  tabId: number | null,
): Clipping {
  const t = useTranslate();
  const [store] = useState(() => createClipStore(library));
  const state = useStore(store);

  useEffect(() => {
    store.setPage(page && page.textSource !== 'selection' ? page : null);
  }, [page]);

  useEffect(() => {
    if (tabId === null || (state.kind !== 'saved' && state.kind !== 'absent')) return;
    // A courtesy: a tab that has gone meanwhile needs no mark. What is known of a page is known of the tab it is in.
    platform.markInLibrary(tabId, state.kind === 'saved').catch(() => {});
  }, [state]);

  function save(): void {
    store.save();
    const unsubscribe = store.subscribe(() => {
      const next = store.get();
      if (next.kind === 'saving') return;
      unsubscribe();
      if (next.kind === 'saved' && next.undoToken !== null) {
        const { undoToken } = next;
        undo.offer({ text: t('clip_saved', next.post.title), undo: () => store.undo(undoToken) });
      } else if (next.kind === 'failed') undo.failWith(next.error);
    });
  }

  async function remove(post: Post): Promise<void> {
    try {
      const undoToken = await store.remove(post);
      undo.offer({ text: t('post_deleted', post.title), undo: () => library.undo(undoToken) });
    } catch (failure) {
      undo.fail(failure);
    }
  }

  return { store, save, remove: (post) => void remove(post) };
}
