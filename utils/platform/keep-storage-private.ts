import { browser } from 'wxt/browser';

/**
 * Scripts that run inside web pages, ours included, have no business in the stored settings: by default they can read
 * them. A browser without levels of access stays as it is; nothing of ours in a page asks.
 */
export function keepStoragePrivate(): void {
  const { local } = browser.storage;
  if (typeof local.setAccessLevel !== 'function') return;
  local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => {}); // an older browser that knows no such level
}
