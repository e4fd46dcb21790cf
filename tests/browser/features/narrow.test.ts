import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { importPosts } from '../pictures/states.ts';
import { readPosts } from '../related-view.ts';
import { samplePages } from '../sample-pages.ts';

const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-narrow-'));
let chromium: Chromium;
let server: PageServer;

/** The same sale, year after year. */
const ROWS = [2021, 2022, 2024, 2024].map(
  (year, i) =>
    `"${year} 年 618 大促复盘第 ${i} 篇","${year} 年 618 大促，平台公布 GMV，商家在算退款率，第 ${i} 家剔除退款之后成交额只多了一点。",https://a.example/${i},${year}-06-2${i},复盘${i % 2}`,
);

beforeAll(async () => {
  const file = join(scratch, 'years.csv');
  writeFileSync(file, ['title,text,url,date,tags', ...ROWS].join('\n'));
  server = await startPageServer(samplePages());
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
  await importPosts({ chromium, server }, file);
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
  rmSync(scratch, { recursive: true, force: true });
});
afterEach(() => chromium.closeTabs());

const click = async (view: Page, selector: string) => {
  const button = await view.waitForSelector(selector);
  await button?.evaluate((element) => (element as HTMLElement).click());
};

it('draws the posts over the years and shows one of them', async () => {
  const panel = await openPanelFromPopup(chromium, await chromium.openTab(`${server.origin}/sale.html`));
  await panel.waitForSelector('[data-testid=timeline]');
  const years = await panel.$$eval('[data-testid=timeline-year]', (buttons) =>
    buttons.map((button) => (button as HTMLElement).title),
  );
  expect(years[0]).toBe('2021 年，1 篇');
  expect(years).toContain('2023 年，0 篇');
  await click(panel, '[data-testid=timeline-year]');
  await panel.waitForFunction(() => document.querySelectorAll('[data-testid=related-post]').length === 1);
  expect((await readPosts(panel))[0]?.title).toContain('2021 年');
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
