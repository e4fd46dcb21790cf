import { type Browser, browser } from 'wxt/browser';
import { createPage } from '../page/page.ts';
import type { Translate } from '../protocol/translate.ts';
import { createTabAccess } from './create-tab-access.ts';
import { openPanel } from './open-panel.ts';
import { leaveOpenRequest } from './open-request.ts';
import { readActiveTab } from './read-active-tab.ts';

const FIND_SELECTION = 'find-selection';
const SAVE_PAGE = 'clip';

/** The two items of the context menu: find posts for the selected text, save the page. */
export function startContextMenu(save: (tab: Browser.tabs.Tab) => void, translate: Translate): void {
  const createItems = async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({
      id: FIND_SELECTION,
      title: translate('menu_find_selection'),
      contexts: ['selection'],
    });
    browser.contextMenus.create({ id: SAVE_PAGE, title: translate('menu_clip'), contexts: ['page'] });
  };
  browser.runtime.onInstalled.addListener(() => void createItems());
  // Titles are stored by the browser; its language may be another one than last time.
  browser.runtime.onStartup.addListener(() => void createItems());

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === SAVE_PAGE) save(tab);
    if (info.menuItemId !== FIND_SELECTION || info.selectionText === undefined) return;
    // First, with nothing before it: the panel opens from the gesture alone.
    openPanel(tab.windowId).catch(() => {});
    void findSelection(tab.id, tab.windowId, info.selectionText);
  });
}

/** Hands the selection to the panel. The page is asked first, since the menu reports the text without its paragraphs. */
async function findSelection(tabId: number, windowId: number, selectionText: string): Promise<void> {
  const outcome = await readActiveTab(createTabAccess({ hasGesture: true, tabId }));
  const page =
    outcome.kind === 'read' && outcome.page.selection !== ''
      ? { ...outcome.page, text: outcome.page.selection }
      : createPage({ url: outcome.kind === 'unreadable' ? outcome.url : outcome.page.url, text: selectionText });
  await leaveOpenRequest('panel', windowId, {
    kind: 'selection',
    page: { ...page, title: '', headings: [], description: '', metaKeywords: [], textSource: 'selection' },
  });
}
