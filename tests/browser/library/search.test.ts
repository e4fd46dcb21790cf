import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { createLookAlikes, IMPORT_FILE, SEARCH_IN_LIBRARY, SEARCH_IN_POPUP } from './page-scripts.ts';

let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(() => chromium?.close());

function run(page: Page, script: string, ...values: string[]): Promise<unknown> {
  return page.evaluate(`(function () {${script}})(...${JSON.stringify(values)})`);
}

it('finds what stands behind hundreds of posts that only look like it, and says how many there are', async () => {
  const importing = await chromium.openExtensionPage('library.html?section=import');
  await run(importing, IMPORT_FILE, createLookAlikes(600), 'posts.json');
  await importing.close();
  const popup = await chromium.openExtensionPage('popup.html');
  const found = { count: expect.stringMatching(/^2 /), titles: expect.arrayContaining(['整词甲', '整词乙']) };
  expect(await run(popup, SEARCH_IN_POPUP, '机器学习')).toEqual(found);
  await popup.close();
  const library = await chromium.openExtensionPage(`library.html?query=${encodeURIComponent('机器学习')}`);
  expect(await run(library, SEARCH_IN_LIBRARY)).toEqual(found);
  await library.close();
});
