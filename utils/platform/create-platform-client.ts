import { browser } from 'wxt/browser';
import type { PlatformClient } from '../protocol/platform-client.ts';
import { createTabAccess } from './create-tab-access.ts';
import { markTab } from './library-badge.ts';
import { openPanel } from './open-panel.ts';
import { onOpenRequest, type Surface } from './open-request.ts';
import { readFrontTab } from './read-front-tab.ts';
import { listShortcuts, openShortcutSettings } from './shortcuts.ts';
import {
  allowAllSites,
  allowSite,
  getSiteAccess,
  listAllowedSites,
  onAccessChange,
  revokeAllSites,
  revokeSite,
} from './site-access.ts';
import { subscribeToTabs } from './subscribe-to-tabs.ts';
import { tellTabRead } from './tab-read.ts';
import { onUpdateAvailable } from './update-notice.ts';
import { watchFrontTab } from './watch-front-tab.ts';

/** What popup, panel and library page ask of the browser. One for each page of the extension. */
export function createPlatformClient(): PlatformClient {
  const surface = toSurface(location.pathname);
  const access = createTabAccess({ hasGesture: surface === 'popup' });
  // Asked now, because a click that opens the panel has no time to ask.
  const currentWindow = browser.windows.getCurrent();
  const windowId = currentWindow.then((found) => found.id ?? browser.windows.WINDOW_ID_NONE);
  let knownWindowId: number = browser.windows.WINDOW_ID_CURRENT;
  void windowId.then((id) => {
    knownWindowId = id;
  });

  return {
    version: browser.runtime.getManifest().version,
    async readPage() {
      const outcome = await readFrontTab(access);
      if (surface === 'popup' && outcome.kind === 'read') void tellTabRead();
      return outcome;
    },
    onPageChange(listener, signal) {
      const getFrontTabId = async () => (await access.getFrontTab())?.id ?? null;
      const listensToPopup = surface !== 'popup';
      watchFrontTab(
        (onEvent, stop) => subscribeToTabs(onEvent, stop, { listensToPopup }),
        getFrontTabId,
        listener,
        signal,
      );
    },
    onOpenRequest: (listener, signal) => onOpenRequest(surface, windowId, listener, signal),

    isPrivateWindow: () => currentWindow.then(({ incognito }) => incognito),

    openUrl(url) {
      if (/^https?:\/\//i.test(url)) void browser.tabs.create({ url });
    },
    openSidePanel() {
      // Refused where the browser has no panel; the button does nothing then.
      void openPanel(knownWindowId).catch(() => {});
    },
    openLibrary(section) {
      void browser.tabs.create({ url: `${browser.runtime.getURL('/')}library.html?section=${section}` });
    },
    openShortcutSettings: () => void openShortcutSettings(),
    closeWindow() {
      if (surface === 'popup') window.close();
    },

    copyText: (text) => navigator.clipboard.writeText(text),
    async saveFile(fileName, blob) {
      const url = URL.createObjectURL(blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      // The download has its own hold on the bytes once it has begun; that takes a turn of the event loop.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },

    listShortcuts,
    getSiteAccess,
    allowSite,
    allowAllSites,
    listAllowedSites,
    revokeSite,
    revokeAllSites,
    onAccessChange,
    onUpdateAvailable,
    applyUpdate: () => browser.runtime.reload(),
    markInLibrary: (tabId, isInLibrary) => markTab(tabId, isInLibrary ? 'in-library' : 'none'),
  };
}

function toSurface(path: string): Surface {
  if (path.endsWith('/popup.html')) return 'popup';
  return path.endsWith('/sidepanel.html') ? 'panel' : 'library';
}
