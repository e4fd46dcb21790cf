import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';

let chromium: Chromium;
let server: PageServer;
let settings: Page;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  chromium = await launchChromium({ extensionDir: builtExtension('chrome'), allowedSites: ['http://127.0.0.1/*'] });
  settings = await chromium.openExtensionPage('library.html?section=settings');
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});
afterEach(async () => {
  for (const tab of await chromium.browser.pages()) if (tab.url().startsWith('http')) await tab.close();
});

/** Asks the browser what an extension page may ask. */
const ask = <Answer>(body: string) => settings.evaluate(`(async () => { ${body} })()`) as Promise<Answer>;
const badgeOf = (address: string) =>
  ask<string>(`
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find(({ url, pendingUrl }) => (url ?? pendingUrl) === ${JSON.stringify(address)});
    return tab ? chrome.action.getBadgeText({ tabId: tab.id }) : 'no tab';`);
const listRegistered = () => ask<unknown[]>('return chrome.scripting.getRegisteredContentScripts()');

it('puts no script anywhere before the reader switches it on', async () => {
  expect(await listRegistered()).toEqual([]);
  await chromium.openTab(`${server.origin}/sale.html`);
  expect(await badgeOf(`${server.origin}/sale.html`)).toBe('');
});

it('counts the related posts of an allowed site’s page, and touches no other site', async () => {
  await (await settings.waitForSelector('[data-testid=setting-badge]'))?.evaluate((box) =>
    (box as HTMLElement).click(),
  );
  await waitFor('the script', async () => (await listRegistered()).length === 1);
  expect(await listRegistered()).toMatchObject([{ matches: ['http://127.0.0.1/*'], runAt: 'document_start' }]);
  await chromium.openTab(`${server.origin}/sale.html`);
  await waitFor('the number', async () => (await badgeOf(`${server.origin}/sale.html`)) === '1');
  const silent = await chromium.openTab(`${server.origin}/stew.html`);
  const markup = await silent.content();
  expect(await badgeOf(`${server.origin}/stew.html`)).toBe('');
  expect(await silent.content()).toBe(markup);
});

it('says that a page is in the library, and is gone once it is switched off', async () => {
  const tab = await chromium.openTab(`${server.origin}/stew.html`);
  const popup = await chromium.clickToolbar(tab);
  await (await popup.waitForSelector('[data-testid=clip]'))?.evaluate((button) => (button as HTMLElement).click());
  await popup.waitForSelector('[data-testid=clipped]');
  await popup.close();
  await tab.reload();
  await waitFor('the mark', async () => (await badgeOf(`${server.origin}/stew.html`)) === '✓');
  await (await settings.waitForSelector('[data-testid=setting-badge]'))?.evaluate((box) =>
    (box as HTMLElement).click(),
  );
  await waitFor('no script', async () => (await listRegistered()).length === 0);
});
