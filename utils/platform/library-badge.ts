import { browser } from 'wxt/browser';
import { describeAccess } from './toolbar-title.ts';

/** Colour behind the badge: the icon's own red would hide it. */
const SAVED_COLOR = '#1a7f4b';
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
