import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/imports');
let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(() => chromium?.close());

async function look(page: Page, testId: string, ...paths: string[]): Promise<string> {
  const input = await page.waitForSelector(`input[data-testid="${testId}"]`);
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(...paths.map((path) => join(FIXTURES, path)));
  await page.waitForSelector('[data-testid=import-run]');
  return page.$eval('[data-testid=import-preview]', (preview) => preview.textContent ?? '');
}

it.each([
  ['an Excel workbook, whose reader is loaded then', 'xlsx/文章.xlsx', ['Excel', '详情页第一屏', '涨价之前先改包装']],
  ['a page in one file, whose reader is loaded then', 'mhtml/第二单.mhtml', ['第二单比第一单重要']],
  [
    'a PDF, whose reader is loaded then',
    'pdf-chinese/私域复购.pdf',
    ['私域复购：三个月的观察', '十二月一共加了四千多人'],
  ],
  ['a PDF whose font is not in it', 'pdf-old-chinese/旧报告.pdf', ['社区团购的履约成本', '补贴一停就全露出来了']],
  ['a table in Shift JIS', 'csv-shift-jis/メモ.csv', ['送料無料の線は中央値より一割上に置く。']],
])('reads %s', async (_, path, words) => {
  const page = await chromium.openExtensionPage('library.html?section=import');
  const shown = await look(page, 'import-files', path);
  for (const word of words) expect(shown).toContain(word);
  await page.close();
});

it('reads a folder with the folders in it, and names it once', async () => {
  const page = await chromium.openExtensionPage('library.html?section=import');
  const shown = await look(page, 'import-folder', 'logseq');
  expect(shown).toContain('logseq');
  // The journal's date is in its name, below a folder of the folder: the path came along.
  expect(shown).toContain('上午盘点');
  expect(shown).toContain('电商/定价');
  await page.close();
});

it('shows how one gets the files, from the package', async () => {
  const page = await chromium.openExtensionPage('library.html?section=import');
  const address = await page.$eval('a[href^="/how-to-export"]', (link) => (link as HTMLAnchorElement).href);
  const help = await chromium.openExtensionPage(new URL(address).pathname.slice(1));
  expect(await help.$eval('h1', (heading) => heading.textContent)).toMatch(/怎样拿到|How to get/);
  await help.close();
  await page.close();
});
