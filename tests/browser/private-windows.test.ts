import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_WAIT_MS } from './browser-wait.ts';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type LibraryProbe, openLibraryProbe } from './library/library-probe.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { readPosts } from './related-view.ts';
import { SALE_POST_TITLE, samplePages } from './sample-pages.ts';
import { waitFor } from './wait-for.ts';

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
}

/** Run in chrome://extensions: the switch "allow in incognito", which the reader alone may turn. */
async function allowInPrivate(extensionId: string): Promise<void> {
  const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome.developerPrivate;
  await api.updateProfileConfiguration({ inDeveloperMode: true });
  await api.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
}

/** Run in a page of the extension. */
async function openPrivateWindow(url: string): Promise<void> {
  const { windows } = (globalThis as unknown as { chrome: { windows: Windows } }).chrome;
  await windows.create({ url, incognito: true });
}

interface Windows {
  create(options: { url: string; incognito: boolean }): Promise<unknown>;
}

describe('a private window in Chromium, where the reader let the extension in', () => {
  let chromium: Chromium;
  let server: PageServer;
  let tab: Page;
  let probe: LibraryProbe;

  beforeAll(async () => {
    server = await startPageServer(samplePages());
    chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
    const settings = await chromium.openTab('chrome://extensions');
    await settings.evaluate(allowInPrivate, chromium.extensionId);
    probe = await waitFor('the extension to run again', () => openLibraryProbe(chromium, builtExtension('chrome')));
    // A context that a test makes for itself is no private window of the reader's: the extension opens one as a menu does.
    const url = `${server.origin}/sale.html`;
    await probe.page.evaluate(openPrivateWindow, url);
    const target = await chromium.browser.waitForTarget((found) => found.url() === url, { timeout: BROWSER_WAIT_MS });
    tab = await target.asPage();
    await tab.waitForFunction(() => document.readyState === 'complete');
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  it('is said to be one, finds posts, and keeps nothing of it until the reader says so a second time', async () => {
    const popup = await chromium.clickToolbar(tab);
    await popup.waitForSelector('[data-testid=private]');
    const posts = await readPosts(popup);
    expect(posts[0]?.title).toContain(SALE_POST_TITLE);
    await press(popup, 'dismiss');
    await waitFor('the post to be gone', async () => (await readPosts(popup)).length === posts.length - 1);
    await press(popup, 'clip');
    await popup.waitForSelector('[data-testid=clip-question]');
    await press(popup, 'clip-cancel');
    await popup.waitForSelector('[data-testid=clip]');
    expect(await probe.call('listSources')).not.toContainEqual(expect.objectContaining({ kind: 'clips' }));
    expect(await probe.call('listDismissals')).toEqual([]);
    const kept = await probe.page.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, Storage> } }).chrome;
      return JSON.stringify([await storage.local?.get(null), await storage.session?.get(null)]);
    });
    expect(kept).not.toContain('sale.html');

    await press(popup, 'clip');
    await press(popup, 'clip-anyway');
    await popup.waitForSelector('[data-testid=clipped]');
    expect(await probe.call('listSources')).toContainEqual(expect.objectContaining({ kind: 'clips', postCount: 1 }));
  });
});

interface Storage {
  get(keys: null): Promise<unknown>;
}

async function press(view: Page, testId: string): Promise<void> {
  const button = await view.waitForSelector(`[data-testid=${testId}]`, { visible: true });
  await button?.click();
}
