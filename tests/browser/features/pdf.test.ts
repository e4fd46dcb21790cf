import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { HELVETICA, writePdf } from '../../pdf/write-pdf.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import type { ServedPage } from '../page-server.ts';
import { readKeywords, readPosts, SETTLED_VIEW } from '../related-view.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';
import { useChromium } from '../use-chromium.ts';

const type = 'application/pdf';
const pages: Record<string, ServedPage> = {
  ...samplePages(),
  '/scan.pdf': { body: writePdf({ fonts: [HELVETICA], pages: [''] }), type },
  '/broken.pdf': { body: '%PDF-1.4 and then nothing', type },
};
const { chromium, server } = await useChromium({ pages });
const directory = mkdtempSync(join(tmpdir(), 'pangzheng-pdf-'));
const file = join(directory, '618 战报.pdf');
await printSalePage();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The page of the other tests as Chromium prints it: glyph numbers with a table, subsets of fonts, compressed. */
async function printSalePage(): Promise<void> {
  const printer = await chromium.browser.newPage();
  await printer.goto(`${server.origin}/sale.html`);
  const printed = await printer.pdf();
  await printer.close();
  writeFileSync(file, printed);
  pages['/sale.pdf'] = { body: printed, type };
  // A reader's own copy, which no cache may keep.
  const headers = { 'cache-control': 'no-store' };
  pages['/secret'] = { body: printed, type, headers };
  // More than one message out of the tab carries, and more than is read. What a cache keeps of such sizes depends on the disk.
  pages['/thick.pdf'] = { body: padPdf(printed, 30_000_000), type, headers };
  pages['/huge.pdf'] = { body: padPdf(printed, 65_000_000), type, headers };
}

/** The same PDF in more bytes: a comment behind its end, and its end once more. Places in it are counted from the front. */
function padPdf(pdf: Uint8Array, length: number): Buffer {
  const whole = Buffer.from(pdf);
  const end = whole.subarray(whole.lastIndexOf('startxref'));
  return Buffer.concat([whole, Buffer.alloc(length - whole.length - end.length - 1, '%'), Buffer.from('\n'), end]);
}

async function openPdf(path: string): Promise<Page> {
  const tab = await chromium.browser.newPage();
  await tab.goto(`${server.origin}${path}`);
  return tab;
}

async function readReason(view: Page): Promise<string | undefined> {
  await view.waitForSelector(SETTLED_VIEW);
  return view.$eval('[data-testid=unreadable]', (notice) => (notice as HTMLElement).dataset.reason);
}

const countRequests = (path: string) => server.requests.filter((asked) => asked === path).length;

it('a click on a PDF shows its related posts with their reasons, and asks its site for nothing', async () => {
  const tab = await openPdf('/sale.pdf');
  const before = countRequests('/sale.pdf');
  const popup = await chromium.clickToolbar(tab);
  const [first] = await readPosts(popup);
  expect(first?.title).toContain(SALE_POST_TITLE);
  expect(first?.reason).not.toBe('');
  expect(await readKeywords(popup)).toContain('GMV');
  expect(countRequests('/sale.pdf')).toBe(before);
  expect(chromium.browser.targets().filter((target) => target.url().includes('pdf-worker'))).toEqual([]);
});

it('a PDF and the page that it was printed from have the same first post for the same reason', async () => {
  const ofPage = await readPosts(await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`)));
  await chromium.closeTabs();
  const ofPdf = await readPosts(await chromium.clickToolbar(await openPdf('/sale.pdf')));
  expect(ofPdf[0]).toMatchObject({ title: ofPage[0]?.title, strength: ofPage[0]?.strength });
});

it('a PDF that the browser did not keep is fetched from its site when the reader says so, and not before', async () => {
  const tab = await openPdf('/secret');
  const before = countRequests('/secret');
  const popup = await chromium.clickToolbar(tab);
  expect(await readReason(popup)).toBe('pdf-not-kept');
  expect(countRequests('/secret')).toBe(before);
  await (await popup.waitForSelector('[data-testid=pdf-fetch]'))?.click();
  await popup.waitForSelector('[data-testid=related-post]');
  expect((await readPosts(popup))[0]?.title).toContain(SALE_POST_TITLE);
  expect(countRequests('/secret')).toBe(before + 1);
});

it.each([
  ['/scan.pdf', 'pdf-without-text'],
  ['/broken.pdf', 'pdf'],
])('%s ends in its own sentence: %s', async (path, reason) => {
  expect(await readReason(await chromium.clickToolbar(await openPdf(path)))).toBe(reason);
});

it('a PDF of 30 MB comes out of the tab in pieces, and is asked for once', async () => {
  const tab = await openPdf('/thick.pdf');
  const before = countRequests('/thick.pdf');
  const popup = await chromium.clickToolbar(tab);
  await (await popup.waitForSelector('[data-testid=pdf-fetch]'))?.click();
  await popup.waitForSelector('[data-testid=related-post]');
  expect((await readPosts(popup))[0]?.title).toContain(SALE_POST_TITLE);
  expect(countRequests('/thick.pdf')).toBe(before + 1);
});

it('a PDF of more than 64 MB is said to be too large, and a part of it can be chosen in the panel', async () => {
  const popup = await chromium.clickToolbar(await openPdf('/huge.pdf'));
  await (await popup.waitForSelector('[data-testid=pdf-fetch]'))?.click();
  await popup.waitForSelector('[data-reason=pdf-too-large] [data-testid=pdf-panel]');
});

it('a PDF of the disk is read when the reader allowed files', async () => {
  const tab = await chromium.browser.newPage();
  await tab.goto(pathToFileURL(file).href);
  expect((await readPosts(await chromium.clickToolbar(tab)))[0]?.title).toContain(SALE_POST_TITLE);
});

it('the file of a PDF that cannot be read is chosen in the panel, which the popup opens', async () => {
  const tab = await openPdf('/scan.pdf');
  const panel = await openPanelFromPopup(chromium, tab);
  expect(await readReason(panel)).toBe('pdf-without-text');
  const input = await panel.waitForSelector('[data-testid=pdf-file]');
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(file);
  await panel.waitForSelector('[data-testid=related-post]');
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
});

it('a PDF is dropped on the panel, whatever is shown there; what is no PDF is said to be none, and the tab is followed on', async () => {
  const notes = join(directory, '笔记.docx');
  writeFileSync(notes, 'PK');
  const folder = join(directory, '资料');
  mkdirSync(folder);
  const tab = await openPdf('/scan.pdf');
  const panel = await openPanelFromPopup(chromium, tab);
  expect(await readReason(panel)).toBe('pdf-without-text');
  for (const other of [notes, folder]) {
    await dropFile(panel, other);
    await panel.waitForSelector('[data-reason=not-a-pdf]');
    await (await panel.waitForSelector('[data-testid=back-to-tab]'))?.click();
    await panel.waitForSelector('[data-reason=pdf-without-text]');
  }
  for (const _ of ['over the notice', 'over the posts']) {
    await dropFile(panel, file);
    await panel.waitForSelector('main[data-state=ready] [data-testid=related-post]');
    expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
  }
  await (await panel.waitForSelector('[data-testid=back-to-tab]'))?.click();
  await panel.waitForSelector('[data-reason=pdf-without-text]');
  // Nothing was opened in the browser instead.
  expect(chromium.browser.targets().filter((target) => target.url().startsWith('file:'))).toEqual([]);
});

/** As a hand does it, with the browser's own events. */
async function dropFile(view: Page, path: string): Promise<void> {
  const session = await view.createCDPSession();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 150, y: 300, data });
  }
  await session.detach();
}
