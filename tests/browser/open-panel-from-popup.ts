import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';

/** Clicks the toolbar icon, and in the popup the button that opens the side panel: both as a reader would. */
export async function openPanelFromPopup(chromium: Chromium, tab: Page): Promise<Page> {
  const popup = await chromium.clickToolbar(tab);
  const button = await popup.waitForSelector('[data-testid=open-panel]', { visible: true });
  // The popup closes as the panel opens, sometimes before the click has been acknowledged.
  await button?.click().catch(() => {});
  return chromium.waitForPage('sidepanel.html');
}
