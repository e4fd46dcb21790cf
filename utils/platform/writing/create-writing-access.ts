import { browser } from 'wxt/browser';
import { createTabAccess } from '../create-tab-access.ts';
import type { WritingAccess } from './follow-writing.ts';
import { parseFromPage } from './parse-from-page.ts';
import { READ, WRITING_PORT } from './writing-port.ts';

/** Name of the built script, see entrypoints/writing-watcher.ts. */
const WRITING_WATCHER = '/writing-watcher.js';

/** The browser, for following the caret in the active tab of this window. */
export function createWritingAccess(): WritingAccess {
  const { getActiveTab, isSiteAllowed, isNeverRead } = createTabAccess({ hasGesture: false });
  return {
    getActiveTab,
    isSiteAllowed,
    isNeverRead,
    async connect(tabId, onMessage, onClose) {
      // At once: a page that never ends loading is written in as well.
      await browser.scripting.executeScript({
        target: { tabId },
        files: [WRITING_WATCHER],
        injectImmediately: true,
      });
      const port = browser.tabs.connect(tabId, { name: WRITING_PORT, frameId: 0 });
      port.onMessage.addListener((message: unknown) => {
        const parsed = parseFromPage(message);
        if (parsed) onMessage(parsed);
      });
      port.onDisconnect.addListener(() => {
        void browser.runtime.lastError; // the tab went on meanwhile: a look at it tells the browser that we know
        onClose();
      });
      return { read: () => port.postMessage(READ), close: () => port.disconnect() };
    },
  };
}
