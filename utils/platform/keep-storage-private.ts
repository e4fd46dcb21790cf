import { browser } from 'wxt/browser';

/**
 * Scripts that run inside web pages, ours included, have no business in the stored settings: by default they could read
 * them. Firefox knows no levels (158) and lets such scripts in; nothing of ours there asks.
 */
export function keepStoragePrivate(): void {
  const { local } = browser.storage;
  if (typeof local.setAccessLevel !== 'function') return;
  local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => {}); // an older browser that knows no such level
}
