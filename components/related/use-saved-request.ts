import { useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '../../utils/page/page.ts';
import type { LibraryError } from '../../utils/protocol/library-client.ts';
import type { OpenRequest } from '../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';

type SavedRequest = Extract<OpenRequest, { kind: 'saving' | 'saved' | 'not-saved' }>;

export interface SavedRequests {
  /** The key or the menu item is saving the page in front. */
  isSaving: boolean;
  receive(request: SavedRequest): void;
}

/**
 * A page that the key or the menu item saves while this surface opens. The news of it and the page itself come in either
 * order: it is shown when both are there.
 */
export function useSavedRequest(
  clipping: { showSaved(undoToken: string): void },
  undo: Pick<UndoStore, 'failWith'>,
  page: Page | null,
): SavedRequests {
  const [isSaving, setSaving] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const show = useRef(clipping.showSaved);
  show.current = clipping.showSaved;

  useEffect(() => {
    if (token === null || !page) return;
    setToken(null);
    setSaving(false);
    show.current(token);
  }, [token, page]);

  function fail(error: LibraryError | null): void {
    setSaving(false);
    if (error) undo.failWith(error);
  }

  return {
    isSaving,
    receive(request) {
      if (request.kind === 'saving') setSaving(true);
      else if (request.kind === 'saved') setToken(request.undoToken);
      else fail(request.error);
    },
  };
}
