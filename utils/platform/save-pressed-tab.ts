import type { Browser } from 'wxt/browser';
import type { LibraryClient } from '../protocol/library-client.ts';
import type { Translate } from '../protocol/translate.ts';
import { markTab } from './library-badge.ts';
import { openPopup } from './open-popup.ts';
import { saveTab } from './save-tab.ts';

/**
 * The reader pressed the key, or chose the menu item, that saves the page of this tab. In a private window nothing is saved
 * by a press alone: the popup opens, says where it would be kept, and asks.
 */
export function savePressedTab(
  tab: Pick<Browser.tabs.Tab, 'id' | 'windowId' | 'incognito'>,
  openLibrary: () => LibraryClient,
  translate: Translate,
): void {
  const { id, windowId, incognito } = tab;
  if (id === undefined) return;
  if (!incognito) {
    saveTab(id, windowId, openLibrary(), translate);
    return;
  }
  openPopup().catch(() => markTab(id, 'not-saved', translate('private_clip_question')));
}
