import { type Browser, browser } from 'wxt/browser';
import { findSearchQuery } from '../page/search-address.ts';
import { isNeverRead } from '../protocol/sensitive-sites.ts';
import type { ActiveTab, TabAccess } from './read-active-tab.ts';
import { getSettings } from './settings-store.ts';
import { isSiteAllowed } from './site-access.ts';

/** Name of the built reader script, see entrypoints/page-reader.ts. */
const PAGE_READER = '/page-reader.js';

/**
 * Access to the active tab of this window, or to one given tab (a command or menu item names it).
 * hasGesture: opened by a click, key or menu item on that tab. A given tab is saved, and so is read whatever it is.
 */
export function createTabAccess({ hasGesture, tabId }: { hasGesture: boolean; tabId?: number }): TabAccess {
  const isSaving = tabId !== undefined;
  return {
    hasGesture,
    isSiteAllowed,
    isNeverRead: async (url) => isNeverRead(url, await getSettings(), hasGesture),
    async findSearchQuery(url) {
      if (isSaving) return null;
      const { searchPages, searchAddresses } = await getSettings();
      return searchPages ? findSearchQuery(url, searchAddresses) : null;
    },
    async getActiveTab() {
      const tab =
        tabId === undefined
          ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
          : await browser.tabs.get(tabId);
      return tab?.id === undefined ? null : toActiveTab(tab, tab.id);
    },
    async runReader(id, isAtOnce) {
      const [injection] = await browser.scripting.executeScript({
        target: { tabId: id },
        files: [PAGE_READER],
        injectImmediately: isAtOnce,
      });
      return injection?.result;
    },
    async getContentType(id) {
      const [injection] = await browser.scripting.executeScript({
        target: { tabId: id },
        func: () => document.contentType,
      });
      return injection?.result ?? '';
    },
  };
}

type Tab = Browser.tabs.Tab;

function toActiveTab(tab: Tab, id: number): ActiveTab {
  return {
    id,
    url: tab.url ?? '',
    isLoading: tab.status === 'loading',
    isDiscarded: tab.discarded === true || tab.status === 'unloaded',
    isInReaderMode: 'isInReaderMode' in tab && tab.isInReaderMode === true,
  };
}
