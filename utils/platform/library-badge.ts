import { browser } from 'wxt/browser';
import { describeAccess } from './toolbar-title.ts';

/** Colour behind the badge: the icon's own red would hide it. */
const SAVED_COLOR = '#1a7f4b';
/** Behind a number: a hint, quieter than "saved". */
const COUNT_COLOR = '#5f6368';
const FAILED_COLOR = '#5f6368';

/** What the toolbar icon says of a tab. The browser forgets it when the tab goes to another page. */
export async function markTab(tabId: number, mark: 'in-library' | 'not-saved' | 'none', title = ''): Promise<void> {
  const text = mark === 'in-library' ? '✓' : mark === 'not-saved' ? '!' : '';
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: mark === 'not-saved' ? FAILED_COLOR : SAVED_COLOR }),
    browser.action.setTitle({ tabId, title: title || (await describeAccess()) }),
  ]).catch(() => {
    // The tab was closed meanwhile: nothing is left to mark.
  });
}

/** How many posts are related to the page of a tab, before anybody asked. */
export async function markTabWithCount(tabId: number, count: number): Promise<void> {
  const text = count > 99 ? '99+' : String(count);
  const title = browser.i18n.getMessage(count === 1 ? 'badge_count_one' : 'badge_count_other', text);
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: COUNT_COLOR }),
    browser.action.setTitle({ tabId, title }),
  ]).catch(() => {
    // The tab was closed meanwhile.
  });
}
