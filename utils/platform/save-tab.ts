import type { ReadOutcome } from '../page/read-outcome.ts';
import type { LibraryClient } from '../protocol/library-client.ts';
import type { Translate } from '../protocol/translate.ts';
import { createTabAccess } from './create-tab-access.ts';
import { markTab } from './library-badge.ts';
import { readFrontTab } from './read-front-tab.ts';

/**
 * Saves the page of a tab on which the reader pressed the key or chose the menu item, and says how it went on the
 * toolbar icon: there is no other place to say it when neither popup nor panel is open. Undo is in the popup.
 */
export async function saveTab(tabId: number, library: LibraryClient, translate: Translate): Promise<void> {
  try {
    const outcome: ReadOutcome = await readFrontTab(createTabAccess({ hasGesture: true, tabId }));
    if (outcome.kind === 'unreadable') {
      await markTab(tabId, 'not-saved', translate('badge_not_saved_unreadable'));
      return;
    }
    const { post } = await library.clip(outcome.page, []);
    await markTab(tabId, 'in-library', translate('badge_saved', post.title));
  } catch {
    await markTab(tabId, 'not-saved', translate('badge_not_saved'));
  }
}
