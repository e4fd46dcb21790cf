import { browser } from 'wxt/browser';
import type { PlatformClient } from '../protocol/platform-client.ts';
import { createTabAccess } from './create-tab-access.ts';
import { allowFolder, canKeepFolders, pickFolder } from './folders/pick-folder.ts';
import { allowBookmarks, readBookmarks } from './folders/read-bookmarks.ts';
import { markTab } from './library-badge.ts';
import { openPanel } from './open-panel.ts';
import { onOpenRequest, type Surface } from './open-request.ts';
import { answerForPanel, waitForPanel } from './panel-presence.ts';
import { listPinned, onPinsChange, pinPost } from './pins-store.ts';
import { readActiveTab } from './read-active-tab.ts';
import { forgetRecentPages, listRecentPages, onRecentPagesChange, rememberPage } from './recent-pages.ts';
import { getSettings, onSettingsChange, saveSettings } from './settings-store.ts';
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
import { type TabEvent, watchActiveTab } from './watch-active-tab.ts';
import { createWritingAccess } from './writing/create-writing-access.ts';
import { followWriting } from './writing/follow-writing.ts';

/** Loaded when the first PDF is met: no other page waits for it. */
const loadPdf = () => import('./pdf/read-tab-pdf.ts');

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

  if (surface === 'panel') answerForPanel(windowId);

  return {
    version: browser.runtime.getManifest().version,
    async readPage({ fetchesPdf = false } = {}) {
      const readPdf = async (tabId: number, url: string) => (await loadPdf()).readTabPdf(tabId, url, fetchesPdf);
      const outcome = await readActiveTab({ ...access, readPdf });
      if (surface === 'popup' && outcome.kind === 'read') void tellTabRead();
      return outcome;
    },
    async readPdfFile(file) {
      const read = await (await loadPdf()).readPdfFile(file);
      return typeof read === 'string'
        ? { kind: 'unreadable', reason: read, url: '', tabId: null }
        : { kind: 'read', page: read, tabId: null };
    },
    onPageChange(listener, signal) {
      const getActiveTabId = async () => (await access.getActiveTab())?.id ?? null;
      const listensToPopup = surface !== 'popup';
      watchActiveTab(
        (onEvent, stop) => subscribeToTabs(onEvent, stop, { listensToPopup }),
        getActiveTabId,
        listener,
        signal,
      );
    },
    onWriting(listener, signal) {
      const subscribe = (onEvent: (event: TabEvent) => void, stop: AbortSignal) =>
        subscribeToTabs(onEvent, stop, { listensToPopup: true });
      followWriting(createWritingAccess(), subscribe, listener, signal);
    },
    onOpenRequest: (listener, signal) => onOpenRequest(surface, windowId, listener, signal),

    isPrivateWindow: () => currentWindow.then(({ incognito }) => incognito),

    openUrl(url, place) {
      if (/^https?:\/\//i.test(url)) void openBeside(url, place === 'front');
    },
    openSidePanel() {
      // Refused where the browser has no panel; the button does nothing then.
      void openPanel(knownWindowId).catch(() => {});
    },
    openLibrary(section) {
      void browser.tabs.create({ url: `${browser.runtime.getURL('/')}library.html?section=${section}` });
    },
    async handOverToPanel() {
      if (surface !== 'popup') return;
      await waitForPanel(await windowId);
      await tellTabRead();
    },
    openShortcutSettings: () => void openShortcutSettings(),
    closeWindow() {
      if (surface === 'popup') window.close();
    },

    async copyText(text, html) {
      if (html === undefined) return navigator.clipboard.writeText(text);
      const asBlob = (words: string, type: string) => new Blob([words], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': asBlob(text, 'text/plain'), 'text/html': asBlob(html, 'text/html') }),
      ]);
    },
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
    getSettings,
    saveSettings,
    onSettingsChange,
    getSiteAccess,
    allowSite,
    allowAllSites,
    listAllowedSites,
    revokeSite,
    revokeAllSites,
    onAccessChange,
    listRecentPages,
    rememberPage,
    forgetRecentPages,
    onRecentPagesChange,
    listPinned,
    pinPost,
    onPinsChange,
    canKeepFolders: canKeepFolders(),
    pickFolder,
    allowFolder,
    allowBookmarks,
    readBookmarks,
    onUpdateAvailable,
    applyUpdate: () => browser.runtime.reload(),
    markInLibrary: (tabId, isInLibrary) => markTab(tabId, isInLibrary ? 'in-library' : 'none'),
  };
}

/** Right of the active tab and of its kin, where a link of that tab would open. */
async function openBeside(url: string, active: boolean): Promise<void> {
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  await browser.tabs.create({
    url,
    active,
    ...(front?.id === undefined ? {} : { index: front.index + 1, openerTabId: front.id }),
  });
}

function toSurface(path: string): Surface {
  if (path.endsWith('/popup.html')) return 'popup';
  return path.endsWith('/sidepanel.html') ? 'panel' : 'library';
}
