import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Page } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { RelatedPost } from '../../utils/protocol/outcome.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { useTranslate } from '../common/translate.ts';

interface Dismissals {
  /** Posts that are not drawn: taken away here, before the library has answered. */
  hidden: ReadonlySet<string>;
  dismiss(related: RelatedPost): void;
}

/**
 * "Not related": the post goes at once; it can come back, or go from every page. In a private window it goes from this view
 * alone: a dismissal is kept with the page's address.
 */
export function useDismissals(
  library: LibraryClient,
  undo: UndoStore,
  page: Page | null,
  isPrivate: boolean,
): Dismissals {
  const t = useTranslate();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setHidden((last) => (last.size === 0 ? last : new Set())), [page]);

  async function dismiss({ post }: RelatedPost): Promise<void> {
    if (!page) return;
    const show = () => setHidden((last) => new Set([...last].filter((id) => id !== post.id)));
    setHidden((last) => new Set([...last, post.id]));
    if (isPrivate) {
      undo.offer({ text: t('dismissed_private', post.title), undo: async () => show() });
      return;
    }
    try {
      const here = await library.dismiss(post.id, page.canonicalUrl ?? page.url);
      const dismissEverywhere = async () => {
        await library.undo(here.undoToken);
        const { undoToken } = await library.dismiss(post.id, null);
        undo.offer({
          text: t('dismissed_everywhere', post.title),
          undo: () => library.undo(undoToken).then(show),
        });
      };
      undo.offer({
        text: t('dismissed', post.title, page.title || page.url),
        undo: () => library.undo(here.undoToken).then(show),
        more: { label: t('dismiss_everywhere'), run: dismissEverywhere },
      });
    } catch (failure) {
      show();
      undo.fail(failure);
    }
  }

  // The same function for the same page, so that cards need not be drawn again.
  return {
    hidden,
    dismiss: useCallback((related: RelatedPost) => void dismiss(related), [library, undo, page, isPrivate, t]),
  };
}
