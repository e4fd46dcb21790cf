import type { ReadOutcome } from '../page/read-outcome.ts';
import type { LibraryClient } from '../protocol/library-client.ts';
import { toLibraryError } from '../protocol/library-failure.ts';
import type { OpenRequest } from '../protocol/platform-client.ts';
import type { Translate } from '../protocol/translate.ts';
import { createTabAccess } from './create-tab-access.ts';
import { markTab } from './library-badge.ts';
import { openPopup } from './open-popup.ts';
import { leaveOpenRequest } from './open-request.ts';
import { readActiveTab } from './read-active-tab.ts';

/**
 * Saves the page of a tab on which the reader pressed the key or chose the menu item. The popup opens and tells how it
 * went, with a way back; the icon's badge says it too, and alone where the browser opens no popup. What is written is
 * written here: a popup that is closed at once takes nothing with it.
 */
export function saveTab(tabId: number, windowId: number, library: LibraryClient, translate: Translate): void {
  // First, with nothing before it: Firefox opens the popup from the gesture alone.
  openPopup().catch(() => {});
  const tell = (request: OpenRequest) => leaveOpenRequest('popup', windowId, request);
  void tell({ kind: 'saving' });
  void save(tabId, library, translate, tell);
}

async function save(
  tabId: number,
  library: LibraryClient,
  translate: Translate,
  tell: (request: OpenRequest) => Promise<void>,
): Promise<void> {
  try {
    const outcome: ReadOutcome = await readActiveTab(createTabAccess({ hasGesture: true, tabId }));
    if (outcome.kind === 'unreadable') {
      await Promise.all([
        markTab(tabId, 'not-saved', translate('badge_not_saved_unreadable')),
        tell({ kind: 'not-saved', error: null }),
      ]);
      return;
    }
    const { post, undoToken } = await library.clip(outcome.page, []);
    await Promise.all([
      markTab(tabId, 'in-library', translate('badge_saved', post.title)),
      tell({ kind: 'saved', undoToken }),
    ]);
  } catch (failure) {
    await Promise.all([
      markTab(tabId, 'not-saved', translate('badge_not_saved')),
      tell({ kind: 'not-saved', error: toLibraryError(failure) }),
    ]);
  }
}
