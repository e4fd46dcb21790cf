import { browser } from 'wxt/browser';

/** Straight from the key or menu item: both browsers forget the gesture otherwise. Rejects when the browser refuses. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup();
}
