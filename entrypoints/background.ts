import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { Library } from '../utils/library/open-library.ts';
import { startBadge } from '../utils/platform/badge/start-badge.ts';
import { createTranslate } from '../utils/platform/create-translate.ts';
import { keepStoragePrivate } from '../utils/platform/keep-storage-private.ts';
import { openLibraryInProcess } from '../utils/platform/open-library-in-process.ts';
import { savePressedTab } from '../utils/platform/save-pressed-tab.ts';
import { startCommands } from '../utils/platform/start-commands.ts';
import { startContextMenu } from '../utils/platform/start-context-menu.ts';
import { startOmnibox } from '../utils/platform/start-omnibox.ts';
import { startWelcome } from '../utils/platform/start-welcome.ts';
import { startToolbarTitle } from '../utils/platform/toolbar-title.ts';
import { watchForUpdate } from '../utils/platform/update-notice.ts';

// Every listener is added before main returns: the browser starts this script anew for each event and tells it only to
// listeners that are there then. The library is opened by the first that needs it, and goes when the browser stops us.
/** Behind every sign on the icon: its own red would hide them. The sign says what it means, not the colour. */
const BADGE_COLOR = '#1a5a40';

export default defineBackground({
  type: 'module',
  main() {
    let library: Library | undefined;
    const openLibrary = () => {
      library ??= openLibraryInProcess();
      return library;
    };
    const translate = createTranslate();
    const save = (tab: Browser.tabs.Tab) => savePressedTab(tab, openLibrary, translate);

    void browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR });
    keepStoragePrivate();
    startToolbarTitle();
    startWelcome();
    startCommands(save);
    startContextMenu(save, translate);
    startOmnibox(openLibrary, translate);
    startBadge(openLibrary);
    watchForUpdate();
  },
});
