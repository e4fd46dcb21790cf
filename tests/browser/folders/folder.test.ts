import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { findViolations } from '../find-violations.ts';
import { giveFolder } from './give-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-folder-'));
const folder = join(scratch, '笔记');
const profileDir = join(scratch, 'profile');
let chromium: Chromium;

const start = () => launchChromium({ extensionDir: builtExtension('chrome'), profileDir });
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

beforeAll(async () => {
  for (const below of ['增长', '.obsidian', '.trash']) mkdirSync(join(folder, below), { recursive: true });
  write('增长/留存.md', '# 留存\n\n次日留存先看激活动作，再看推送时机。');
  write('增长/裂变.md', '# 裂变\n\n邀请奖励给双方，新客的那份要大。');
  write('选品.txt', '选品先看复购周期，再看毛利，最后看物流体积。');
  write('.obsidian/workspace.json', '{"text":"不该读到的工作区"}');
  write('.trash/扔掉的.md', '# 扔掉的\n\n不该读到的废稿。');
  chromium = await start();
});
afterAll(async () => {
  await chromium?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function click(page: Page, testId: string): Promise<void> {
  await page.bringToFront(); // a page behind another draws nothing, and a click waits for it to
  await (await page.waitForSelector(`[data-testid=${testId}]`))?.click();
}
const textOf = async (page: Page, selector: string) => {
  await page.waitForSelector(selector);
  return page.$eval(selector, (element) => element.textContent ?? '');
};
const listTitles = async () => {
  const page = await chromium.openExtensionPage('library.html?section=posts&query=先看');
  await page.waitForSelector('main[data-state=ready]');
  const titles = await page.$$eval('[data-testid=library-post] [data-testid=post-title]', (all) =>
    all.map((title) => title.textContent),
  );
  await page.close();
  return titles.sort();
};

it('follows a folder that was chosen once, without its hidden folders', async () => {
  const page = await chromium.openExtensionPage('library.html?section=import');
  await page.waitForSelector('[data-testid=follow-folder]');
  await giveFolder(page, folder);
  await click(page, 'follow-folder');
  expect(await textOf(page, '[data-testid=import-preview]')).toMatch(/3 篇新帖子/);
  await click(page, 'import-run');
  await page.waitForSelector('[data-testid=import-done]');
  expect(await listTitles()).toEqual(['留存', '选品']);
});

it('says at the next opening what has changed, takes it over after a look, and undoes it', async () => {
  write('增长/留存.md', '# 留存\n\n七日留存先看内容供给。');
  write('定价.md', '# 定价\n\n先看锚点价，再定主推款。');
  rmSync(join(folder, '选品.txt'));
  const page = await chromium.openExtensionPage('library.html?section=posts');
  expect(await textOf(page, '[data-testid=folder-notice][data-state=changed]')).toContain('新增 1，改过 1，消失 1');
  expect(await findViolations(page)).toEqual([]);
  await click(page, 'folder-notice-act');
  expect(await textOf(page, '[data-testid=choice-vanished]')).toContain('选品');
  await click(page, 'import-run');
  await page.waitForSelector('[data-testid=import-done]');
  expect(await listTitles()).toEqual(['定价', '留存']);
  await click(page, 'import-undo');
  await page.waitForSelector('[data-testid=drop-zone]');
  expect(await listTitles()).toEqual(['留存', '选品']);
});

it('is looked at on demand, and says so when nothing has changed', async () => {
  const page = await chromium.openExtensionPage('library.html?section=sources');
  await page.waitForSelector('[data-testid=folder-line][data-state=changed]');
  expect(await findViolations(page)).toEqual([]);
  await click(page, 'folder-check');
  await click(page, 'import-run');
  await page.waitForSelector('[data-testid=import-done]');
  await click(page, 'section-sources');
  await click(page, 'folder-check');
  expect(await textOf(page, '[data-testid=folder-line][data-state=unchanged]')).toContain('没有变化，共 3 个文件');
});

it('says that a folder is no longer there, and keeps its posts', async () => {
  renameSync(folder, `${folder}-旧`);
  const page = await chromium.openExtensionPage('library.html?section=sources');
  expect(await textOf(page, '[data-testid=folder-notice][data-state=gone]')).toContain('库里的帖子都还在');
  expect(await findViolations(page)).toEqual([]);
  renameSync(`${folder}-旧`, folder);
  await click(page, 'folder-check');
  await page.waitForSelector('[data-testid=folder-line][data-state=unchanged]');
  expect(await listTitles()).toEqual(['定价', '留存']);
});

it('is not looked at when the reader switched that off', async () => {
  const settings = await chromium.openExtensionPage('library.html?section=settings');
  await click(settings, 'setting-folders');
  write('新的.md', '# 新的\n\n先看这一篇。');
  const page = await chromium.openExtensionPage('library.html?section=sources');
  await page.waitForSelector('[data-testid=folder-line][data-state=waiting]');
  await click(settings, 'setting-folders');
  const again = await chromium.openExtensionPage('library.html?section=sources');
  await again.waitForSelector('[data-testid=folder-line][data-state=changed]');
});

it('says after a restart of the browser that a click is needed, and keeps the posts', async () => {
  await chromium.close();
  chromium = await start();
  const page = await chromium.openExtensionPage('library.html?section=posts');
  expect(await textOf(page, '[data-testid=folder-notice][data-state=no-access]')).toContain('要你点一下才能再读“笔记”');
  expect(await textOf(page, '[data-testid=folder-notice-act]')).toBe('允许读取');
  expect(await listTitles()).toEqual(['定价', '留存']);
});
