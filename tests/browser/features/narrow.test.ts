import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { importPosts } from '../pictures/states.ts';
import { readPosts } from '../related-view.ts';
import { samplePages } from '../sample-pages.ts';

let chromium: Chromium;
let server: PageServer;

/** Twelve posts about the sale, of three years. */
const POSTS = 'tests/browser/pictures/twelve-posts.csv';

beforeAll(async () => {
  server = await startPageServer(samplePages());
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
  await importPosts({ chromium, server }, POSTS);
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});
afterEach(() => chromium.closeTabs());

const click = async (view: Page, selector: string) => {
  const button = await view.waitForSelector(selector);
  await button?.evaluate((element) => (element as HTMLElement).click());
};

it('draws the posts over the years and shows those of one', async () => {
  const panel = await openPanelFromPopup(chromium, await chromium.openTab(`${server.origin}/sale.html`));
  await panel.waitForSelector('[data-testid=timeline]');
  const all = await readPosts(panel);
  const years = await panel.$$eval('[data-testid=timeline-year]', (buttons) =>
    buttons.map((button) => (button as HTMLElement).title),
  );
  const of2024 = readFileSync(POSTS, 'utf8')
    .split('\n')
    .filter((row) => row.includes(',2024-'))
    .map((row) => row.split(',')[0]);
  const titles = all.map(({ title }) => title).filter((title) => of2024.includes(title));
  expect(titles.length).toBeGreaterThan(1);
  expect(titles.length).toBeLessThan(all.length);
  expect(years).toContain(`2024 年，${titles.length} 篇`);
  await click(panel, `[data-testid=timeline-year][title^="2024"]`);
  await panel.waitForSelector('[data-testid=timeline-year][aria-pressed=true]');
  expect((await readPosts(panel)).map(({ title }) => title)).toEqual(titles);
  await click(panel, '[data-testid=timeline-year][aria-pressed=true]');
  await panel.waitForFunction(() => document.querySelector('[data-testid=timeline-year][aria-pressed=true]') === null);
  expect(await readPosts(panel)).toHaveLength(all.length);
});

it('keeps a post pinned to its page when the page is opened again', async () => {
  const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
  const [first] = await readPosts(popup);
  await click(popup, '[data-testid=pin]');
  await popup.waitForSelector('[data-testid=pinned-post]');
  await chromium.closeTabs();
  const again = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
  const pinned = await again.waitForSelector('[data-testid=pinned-post]');
  expect(await pinned?.evaluate((card) => (card as HTMLElement).dataset.postId)).toBe(first?.id);
  expect((await readPosts(again)).map(({ id }) => id)).not.toContain(first?.id);
});
