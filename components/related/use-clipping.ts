import { useEffect, useState } from 'preact/hooks';
import { isPart, type Page } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { useStore } from '../common/store.ts';
import { useTranslate } from '../common/translate.ts';
import { type ClipStore, createClipStore } from './create-clip-store.ts';

export interface Clipping {
  store: ClipStore;
  /** The post that was saved a moment ago, while tags and note are asked for. */
  asking: Post | null;
  save(): void;
  /** Saved by the key or the menu: shown as if it had been saved here. */
  showSaved(undoToken: string): void;
  annotate(change: { tags: string[]; note: string }): Promise<void>;
  closeForm(): void;
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
  const [asking, setAsking] = useState<Post | null>(null);

  useEffect(() => {
    store.setPage(page && !isPart(page) ? page : null);
    setAsking((post) => (post && page && samePage(post, page) ? post : null));
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
        offerUndo(next.post, () => store.undo(undoToken));
        setAsking(next.post);
      } else if (next.kind === 'failed') undo.failWith(next.error);
    });
  }

  function offerUndo(post: Post, takeBack: () => Promise<void>): void {
    undo.offer({
      text: t('clip_saved', post.title),
      undo: async () => {
        await takeBack();
        setAsking(null);
      },
    });
  }

  async function showSaved(undoToken: string): Promise<void> {
    const post = await store.adopt(undoToken);
    if (!post) return;
    setAsking(post);
    if (undoToken !== '') offerUndo(post, () => store.undo(undoToken));
  }

  async function annotate({ tags, note }: { tags: string[]; note: string }): Promise<void> {
    if (!asking) return;
    const saved = store.get();
    const clipToken = saved.kind === 'saved' ? saved.undoToken : null;
    const text = note === '' ? asking.text : `${t('note_prefix', note)}\n${asking.text}`;
    try {
      const { post, undoToken } = await library.updatePost(asking.id, { tags, text });
      setAsking(null);
      offerUndo(post, async () => {
        await library.undo(undoToken);
        if (clipToken !== null) await store.undo(clipToken);
      });
    } catch (failure) {
      undo.fail(failure);
    }
  }

  async function remove(post: Post): Promise<void> {
    try {
      const undoToken = await store.remove(post);
      undo.offer({ text: t('post_deleted', post.title), undo: () => library.undo(undoToken) });
    } catch (failure) {
      undo.fail(failure);
    }
  }

  return {
    store,
    asking,
    save,
    showSaved: (undoToken) => void showSaved(undoToken),
    annotate,
    closeForm: () => setAsking(null),
    remove: (post) => void remove(post),
  };
}

function samePage(post: Post, page: Page): boolean {
  return post.url === (page.canonicalUrl ?? page.url) || post.url === page.url;
}
