import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { readPosts, SETTLED_VIEW } from './related-view.ts';
import { SALE_POST_TITLE, samplePages } from './sample-pages.ts';
import { useChromium } from './use-chromium.ts';

const { chromium, server } = await useChromium({
  pages: { ...samplePages(), '/endless.html': { body: '', hangs: true } },
});

it.each([
  ['a page of the browser', (): string => 'chrome://version/', 'browser-page'],
  ['the web store', (): string => 'https://chromewebstore.google.com/', 'store-page'],
  ['a PDF without text', (): string => `${server.origin}/paper.pdf`, 'pdf-without-text'],
  ['a page without text', (): string => `${server.origin}/empty.html`, 'empty'],
  // Chromium hides these addresses even after a click, so they share one sentence that names them all.
  ['the source of a page', (): string => `view-source:${server.origin}/sale.html`, 'refused'],
  ['a blank tab', (): string => 'about:blank', 'refused'],
  ['an error page', (): string => 'http://127.0.0.1:9/', 'refused'],
] as const)('%s ends in its own sentence and not in a spinner', async (_, address, reason) => {
  const tab = await chromium.browser.newPage();
  // Some of these never load here (no network, an error page on purpose): their place in the browser is what counts.
  await tab.goto(address()).catch(() => {});
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForSelector(SETTLED_VIEW);
  const notice = await popup.waitForSelector('[data-testid=unreadable]');
  expect(await notice?.evaluate((element) => element.getAttribute('data-reason'))).toBe(reason);
  expect(await notice?.evaluate((element) => element.querySelector('p')?.textContent?.trim())).not.toBe('');
});

it('a tab whose page never comes says that it loads', async () => {
  const tab = await chromium.browser.newPage();
  const loading = tab.goto(`${server.origin}/endless.html`).catch(() => {});
  await server.waitForRequest('/endless.html');
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForSelector('[data-testid=unreadable][data-reason=loading]');
  await popup.close();
  await tab.close();
  await loading;
});

it('a local file is read when the reader allowed files', async () => {
  const file = resolve('data/sample/page.html');
  expect(existsSync(file)).toBe(true);
  const tab = await chromium.openTab(pathToFileURL(file).href);
  expect((await readPosts(await chromium.clickToolbar(tab)))[0]?.title).toContain(SALE_POST_TITLE);
});
