import { type Browser, browser } from 'wxt/browser';
import { openPanel } from './open-panel.ts';
import { openSearch } from './open-search.ts';

/** Listens to the keys of the manifest. `_execute_action` is the browser's own: it opens the popup. */
export function startCommands(save: (tab: Browser.tabs.Tab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    // No await before the panel or popup opens: the gesture would be gone.
    const windowId = tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT;
    if (command === 'open-panel') openPanel(windowId).catch(() => openSearch(windowId));
    else if (command === 'search') openSearch(windowId);
    else if (command === 'clip' && tab) save(tab);
  });
}
