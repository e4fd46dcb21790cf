import { browser } from 'wxt/browser';

/**
 * Opens the panel of a window. Straight from the click, key or menu item, with no `await` before it: both browsers
 * forget the gesture otherwise. Rejects when the browser refuses.
 */
export function openPanel(windowId: number): Promise<void> {
  return import.meta.env.FIREFOX ? openSidebar() : browser.sidePanel.open({ windowId });
}

function openSidebar(): Promise<void> {
  // Firefox's own API, absent from the types, which are Chromium's.
  if ('sidebarAction' in browser && hasOpen(browser.sidebarAction)) return browser.sidebarAction.open();
  return Promise.reject(new Error('This browser has no sidebar.'));
}

function hasOpen(value: unknown): value is { open(): Promise<void> } {
  return typeof value === 'object' && value !== null && 'open' in value;
}
