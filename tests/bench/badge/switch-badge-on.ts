import type { Chromium } from '../../browser/chromium.ts';
import { waitFor } from '../../browser/wait-for.ts';

/** Switches the mark on the icon on, in the settings, as a reader does. */
export async function switchBadgeOn(chromium: Chromium): Promise<void> {
  const settings = await chromium.openExtensionPage('library.html?section=settings');
  const box = await settings.waitForSelector('[data-testid=setting-badge]');
  await box?.evaluate((element) => (element as HTMLElement).click());
  const count = 'chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)';
  await waitFor('the badge', async () => (await settings.evaluate(count)) === 1);
  await settings.close();
}
