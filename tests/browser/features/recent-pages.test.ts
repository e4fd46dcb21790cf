import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { readPosts } from '../related-view.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';

let chromium: Chromium;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

it('lists the pages read before in this session, and forgets them when asked', async () => {
  const first = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
  expect(await readPosts(first)).not.toEqual([]);
  await chromium.closeTabs();
  const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/stew.html`));
  const page = await popup.waitForSelector('[data-testid=recent-page]');
  const text = await page?.evaluate((item) => item.textContent ?? '');
  expect(text).toContain('618');
  expect(text).toContain(SALE_POST_TITLE);
  await (await popup.waitForSelector('[data-testid=recent-forget]'))?.evaluate((button) =>
    (button as HTMLElement).click(),
  );
  await popup.waitForFunction(() => document.querySelector('[data-testid=recent]') === null);
});
