import { launchChromium } from '../../browser/chromium.ts';
import { type BadgeBrowser, READ_LOAD_END } from './badge-browser.ts';
import { switchBadgeOn } from './switch-badge-on.ts';

export async function openChromiumBadge(extensionDir: string, profileDir: string): Promise<BadgeBrowser> {
  const chromium = await launchChromium({ extensionDir, profileDir, allowedSites: ['http://127.0.0.1/*'] });
  await switchBadgeOn(chromium);
  // A page of the extension without scripts: what it asks the browser costs next to nothing.
  const asking = await chromium.openExtensionPage('manifest.json');
  const tab = await chromium.openTab('about:blank');
  await tab.bringToFront();
  const tabId = await asking.evaluate('chrome.tabs.query({ active: true }).then(([front]) => front.id)');
  return {
    async load(url) {
      await tab.goto(url, { waitUntil: 'load' });
      return (await tab.evaluate(`(() => {${READ_LOAD_END}})()`)) as number;
    },
    readBadge: async () => (await asking.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`)) as string,
    stopBackground: () => chromium.stopWorker(),
    close: () => chromium.close(),
  };
}
