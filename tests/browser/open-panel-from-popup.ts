import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import { waitFor } from './wait-for.ts';

/** Clicks the toolbar icon, and in the popup the button that opens the side panel: both as a reader would. */
export async function openPanelFromPopup(chromium: Chromium, tab: Page): Promise<Page> {
  const popup = await chromium.clickToolbar(tab);
  const button = await popup.waitForSelector('[data-testid=open-panel]', { visible: true });
  const isThere = () => chromium.browser.targets().some((target) => target.url().endsWith('/sidepanel.html'));
  await waitFor('the panel', async () => {
    // The button may move while the popup takes its size, and the popup closes before the click has been acknowledged.
    if (!isThere()) await button?.click().catch(() => {});
    return isThere();
  });
  return chromium.waitForPage('sidepanel.html');
}
