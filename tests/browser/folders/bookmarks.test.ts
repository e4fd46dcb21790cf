import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';

let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome'), givenPermissions: ['bookmarks'] });
});
afterAll(() => chromium?.close());

async function click(page: Page, testId: string): Promise<void> {
  await page.bringToFront(); // a page behind another draws nothing, and a click waits for it to
  await (await page.waitForSelector(`[data-testid=${testId}]`))?.click();
}
const textOf = async (page: Page, selector: string) => {
  await page.waitForSelector(selector);
  return page.$eval(selector, (element) => element.textContent ?? '');
};
/** Something done with the extension's own interfaces. */
const ask = async (page: Page, call: string) => page.evaluate(call);

it('follows them after one click: folders are tags', async () => {
  const page = await chromium.openExtensionPage('library.html?section=import');
  await click(page, 'follow-bookmarks');
  // There are none yet: following begins all the same.
  await click(page, 'import-run');
  await page.waitForSelector('[data-testid=import-done]');
  await ask(
    page,
    `chrome.bookmarks.create({ parentId: '1', title: '增长' })
      .then(({ id }) => chrome.bookmarks.create({ parentId: id, title: '留存手册', url: 'https://example.com/retention' }))
      .then(() => chrome.bookmarks.create({ parentId: '1', title: '脚本', url: 'javascript:alert(1)' }))`,
  );
  const next = await chromium.openExtensionPage('library.html?section=posts');
  expect(await textOf(next, '[data-testid=folder-notice][data-state=changed]')).toContain('新增 1，改过 0，消失 0');
  await click(next, 'folder-notice-act');
  await click(next, 'import-run');
  await next.waitForSelector('[data-testid=import-done]');
  const posts = await chromium.openExtensionPage('library.html?section=posts&query=留存手册');
  const post = await textOf(posts, '[data-testid=library-post]');
  expect(post).toContain('留存手册');
  expect(post).toContain('增长');
});

it('takes over a new name on demand, and offers to delete what vanished', async () => {
  const page = await chromium.openExtensionPage('library.html?section=sources');
  await page.waitForSelector('[data-testid=folder-line][data-state=unchanged]');
  await ask(
    page,
    `chrome.bookmarks.search('留存手册').then(([{ id }]) => chrome.bookmarks.update(id, { title: '留存手册第二版' }))`,
  );
  await click(page, 'folder-check');
  expect(await textOf(page, '[data-testid=import-preview]')).toContain('新增 0，改过 1，消失 0');
  await click(page, 'import-run');
  await page.waitForSelector('[data-testid=import-done]');
  await ask(page, `chrome.bookmarks.search('留存手册').then(([{ id }]) => chrome.bookmarks.remove(id))`);
  await click(page, 'section-sources');
  await click(page, 'folder-check');
  expect(await textOf(page, '[data-testid=choice-vanished]')).toContain('留存手册第二版');
});

it('says that the permission was taken back, and keeps the posts', async () => {
  const page = await chromium.openExtensionPage('library.html?section=sources');
  await ask(page, `chrome.permissions.remove({ permissions: ['bookmarks'] })`);
  const next = await chromium.openExtensionPage('library.html?section=sources');
  expect(await textOf(next, '[data-testid=folder-notice][data-state=no-access]')).toContain('库里的帖子都还在');
  expect(await textOf(next, '[data-testid=source]:last-child')).toMatch(/1 篇/);
});
