import { browser } from 'wxt/browser';
import { openPopup } from './open-popup.ts';
import { leaveOpenRequest } from './open-request.ts';

/**
 * Opens the popup at its search field; the library page in a tab where the browser refuses to open a popup.
 * Straight from the key or menu item.
 */
export function openSearch(windowId: number): void {
  const opening = openPopup();
  void leaveOpenRequest('popup', windowId, { kind: 'search', query: '' });
  opening.catch(() => browser.tabs.create({ url: `${browser.runtime.getURL('/')}library.html?section=posts` }));
}
