import { type Browser, browser } from 'wxt/browser';
import type { Library } from '../../library/open-library.ts';
import { parsePage } from '../../page/parse-page.ts';
import { isNeverRead } from '../../protocol/sensitive-sites.ts';
import { createTabAccess } from '../create-tab-access.ts';
import { markTab, markTabWithCount } from '../library-badge.ts';
import { getSettings, onSettingsChange } from '../settings-store.ts';
import { isOpenedMessage } from './opened-message.ts';
import { registerOpenedScript } from './register-opened-script.ts';

/** Posts asked for: more than 99 is not shown. */
const MOST_POSTS = 100;

/**
 * The mark before a click: ✓ when the page is in the library, else how many posts are related at medium or better. From one
 * question for each load of an allowed site; the library goes when the browser stops the background.
 */
export function startBadge(openLibrary: () => Library): void {
  // One change after another: two registrations at once would refuse each other.
  let last = Promise.resolve();
  const register = () => {
    last = last.then(registerOpenedScript).catch(() => {});
  };
  onSettingsChange(register, new AbortController().signal);
  browser.permissions.onAdded.addListener(register);
  browser.permissions.onRemoved.addListener(register);
  // An update of the extension drops what was registered.
  browser.runtime.onInstalled.addListener(register);
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) => {
    // What cannot be read, or goes meanwhile, has no mark.
    if (isOpenedMessage(message) && sender.tab) mark(sender.tab, openLibrary).catch(() => {});
    return false;
  });
}

async function mark(tab: Browser.tabs.Tab, openLibrary: () => Library): Promise<void> {
  const { id, url = '', incognito } = tab;
  // What is read in a private window is read after a click alone.
  if (id === undefined || url === '' || incognito) return;
  const settings = await getSettings();
  if (!settings.badge || isNeverRead(url, settings, false)) return;
  const library = openLibrary();
  library.warmUp(); // while the page is loading
  const access = createTabAccess({ hasGesture: false, tabId: id });
  const page = parsePage(await access.runReader(id, false), url);
  if (!page) return;
  for (const address of new Set([page.canonicalUrl ?? url, url])) {
    if (await library.findByUrl(address)) return markTab(id, 'in-library');
  }
  const { strictness } = settings;
  const outcome = await library.find(page, { disabledKeywords: [], limit: MOST_POSTS, strictness });
  const count = outcome.kind === 'ready' ? outcome.posts.filter((post) => post.strength !== 'weak').length : 0;
  if (count > 0) await markTabWithCount(id, count);
}
