import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { SETTLED_VIEW } from '../related-view.ts';
import { SALE_POST_TITLE } from '../sample-pages.ts';

let chromium: Chromium;
let server: PageServer;

const RESULTS = { body: '<!doctype html><title>搜索</title><body><p>搜索结果</p></body>' };

beforeAll(async () => {
  server = await startPageServer({ '/s': RESULTS });
  chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    args: ['--host-resolver-rules=MAP www.baidu.com 127.0.0.1'],
  });
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

it('answers by the words in the address, and leaves the page of results as it is', async () => {
  const { port } = new URL(server.origin);
  const tab = await chromium.openTab(`http://www.baidu.com:${port}/s?ie=utf-8&wd=${encodeURIComponent('剔除退款')}`);
  const markup = await tab.content();
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector(SETTLED_VIEW);
  const match = await panel.waitForSelector('[data-testid=typed-match]');
  expect(await match?.evaluate((card) => card.textContent)).toContain(SALE_POST_TITLE);
  expect(await panel.$eval('[data-testid=page-bar]', (bar) => bar.textContent)).toContain('按搜索词 剔除退款');
  expect(await tab.content()).toBe(markup);
});
