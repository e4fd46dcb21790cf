import { browser } from 'wxt/browser';
import { describeAccess } from './toolbar-title.ts';

/** What the toolbar icon says of a tab. The browser forgets it when the tab goes to another page. */
export async function markTab(tabId: number, mark: 'in-library' | 'not-saved' | 'none', title = ''): Promise<void> {
  const text = mark === 'in-library' ? '✓' : mark === 'not-saved' ? '!' : '';
  await sign(tabId, text, title || (await describeAccess()));
}

/** How many posts are related to the page of a tab, before anybody asked. */
export async function markTabWithCount(tabId: number, count: number): Promise<void> {
  const text = count > 99 ? '99+' : String(count);
  await sign(tabId, text, browser.i18n.getMessage(count === 1 ? 'badge_count_one' : 'badge_count_other', text));
}

async function sign(tabId: number, text: string, title: string): Promise<void> {
  const told = [browser.action.setBadgeText({ tabId, text }), browser.action.setTitle({ tabId, title })];
  await Promise.all(told).catch(() => {
    // The tab was closed meanwhile: nothing is left to mark.
  });
}
