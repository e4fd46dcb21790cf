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
 * order: it is shown when both are there. What the background could not read and this surface can (a PDF needs a worker) is
 * saved here: the reader has asked for it.
 */
export function useSavedRequest(
  clipping: { showSaved(undoToken: string): void; save(): void },
  undo: Pick<UndoStore, 'failWith'>,
  page: Page | null,
): SavedRequests {
  const [isSaving, setSaving] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const [isLeftToUs, setLeftToUs] = useState(false);
  const clip = useRef(clipping);
  clip.current = clipping;

  useEffect(() => {
    if (token === null || !page) return;
    setToken(null);
    setSaving(false);
    clip.current.showSaved(token);
  }, [token, page]);

  useEffect(() => {
    if (!isLeftToUs || !page) return;
    setLeftToUs(false);
    clip.current.save();
  }, [isLeftToUs, page]);

  function fail(error: LibraryError | null): void {
    setSaving(false);
    if (error) undo.failWith(error);
    else setLeftToUs(true);
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
