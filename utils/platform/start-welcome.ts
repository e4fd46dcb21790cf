import { browser } from 'wxt/browser';

/** Opens the welcome page once, when the extension has been installed: not for updates, nor for a developer's temporary load. */
export function startWelcome(): void {
  browser.runtime.onInstalled.addListener((details) => {
    // Firefox tells a developer's load as an install, and says so.
    const isTemporary = 'temporary' in details && details.temporary === true;
    if (details.reason !== 'install' || isTemporary) return;
    void browser.tabs.create({ url: `${browser.runtime.getURL('/')}library.html?section=welcome` });
  });
}
