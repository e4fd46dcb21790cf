import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { findViolations } from '../find-violations.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';
import { useChromium } from '../use-chromium.ts';
import { type Caret, fixturePages, PLACE_CARET, trappedPage, WRITTEN } from './fixtures.ts';

// The reader has allowed 127.0.0.1 and not localhost: one server, two sites.
const { chromium, server } = await useChromium({
  allowedSites: ['http://127.0.0.1/*'],
  pages: { ...samplePages(), ...fixturePages(), ...trappedPage() },
});

/** The fixture with the panel beside it, in which the reader switches following on unless it is on already. */
async function openWriting(path: string): Promise<{ tab: Page; panel: Page }> {
  const tab = await chromium.openTab(`${server.origin}${path}`);
  const panel = await openPanelFromPopup(chromium, tab);
  const box = await panel.waitForSelector('[data-testid=follow-writing]');
  // A panel that has just opened draws the switch before it knows the settings.
  await panel.waitForFunction(() => document.querySelector('[data-testid=page-bar]') !== null);
  if (!(await isOn(panel))) await box?.click();
  await panel.waitForFunction(() => document.querySelector('[data-testid=follow-writing]:checked') !== null);
  return { tab, panel };
}

const isOn = (panel: Page) =>
  panel.evaluate(`chrome.storage.local.get('settings').then(({ settings }) => settings?.followsWriting === true)`);

const placeCaret = (tab: Page, caret: Omit<Caret, 'paragraph'>) =>
  tab.evaluate(`(function () {${PLACE_CARET}})(${JSON.stringify(caret)})`);

const waitForBar = (panel: Page, words: string) =>
  panel.waitForFunction(
    (wanted) => document.querySelector('main[data-state] [data-testid=page-bar]')?.textContent?.includes(wanted),
    {},
    words,
  );

const waitForSale = (panel: Page) =>
  panel.waitForFunction(
    (title) =>
      document.querySelector('main[data-state=ready] [data-testid=related-post]')?.textContent?.includes(title),
    {},
    SALE_POST_TITLE,
  );

it.each([
  ['a textarea', 'comment-form', { in: '#comment', after: '各说各的。\n\n' }],
  ['an editor of lines', 'comment-form', { in: '#lines .cm-line:nth-child(3)', after: '' }],
  ['a frame of the same site', 'wechat-editor', { inside: '#ueditor', in: 'body', after: '框架里的第一段。' }],
  ['a root with wrappers of its own', 'wechat-editor', { in: '#prose', after: '今年大促的时间。' }],
  ['a shadow tree', 'wechat-editor', { inside: '#shadow', in: '#inner', after: '也要能读到。' }],
  ['blocks below one root', 'block-editor', { in: '#root', after: '成交要单独算' }],
  ['a block of its own', 'block-editor', { in: '#leaf-b', after: '不再公布。' }],
])('finds by the paragraph typed into %s, after a pause', async (_name, fixture, caret) => {
  const { tab, panel } = await openWriting(`/${fixture}.html`);
  await placeCaret(tab, caret);
  await tab.keyboard.type(WRITTEN);
  await waitForBar(panel, '没有人再讨论战报');
  await waitForSale(panel);
  expect(await panel.$eval('[data-testid=page-bar]', (bar) => bar.textContent)).toContain('按你正在写的这一段');
});

it('goes back to the page when the caret leaves, as it does for a password, of which nothing is read', async () => {
  const { tab, panel } = await openWriting('/private-fields.html');
  await placeCaret(tab, { in: '#open', after: '写一段话。' });
  await tab.keyboard.type('又写了半句');
  await waitForBar(panel, '又写了半句');
  await panel.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    new MutationObserver(() => told.push(document.body.textContent ?? '')).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await placeCaret(tab, { in: '#password', after: '' });
  await tab.keyboard.type('qingshan-bugai');
  await waitForBar(panel, '结算与登录');
  await placeCaret(tab, { in: '#open', after: '写一段话。' });
  await tab.keyboard.type('回来接着写');
  await waitForBar(panel, '回来接着写');
  const told = await panel.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((text) => /青山|qingshan/.test(text))).toEqual([]);
});

it('passes axe in light and dark, with the paragraph and its posts, and with one that is too short', async () => {
  const { tab, panel } = await openWriting('/comment-form.html');
  await placeCaret(tab, { in: '#comment', after: '各说各的。\n\n' });
  await tab.keyboard.type(WRITTEN);
  await waitForSale(panel);
  expect(await findViolations(panel)).toEqual([]);
  await tab.keyboard.type('\n先写几个字');
  await panel.waitForSelector('main[data-state=silent]');
  expect(await findViolations(panel)).toEqual([]);
});

it('says of a paragraph of a few words that it is too short', async () => {
  const { tab, panel } = await openWriting('/comment-form.html');
  await placeCaret(tab, { in: '#comment', after: '各说各的。\n\n' });
  await tab.keyboard.type('先写几个字\n');
  await tab.keyboard.press('ArrowUp');
  await panel.waitForFunction(() =>
    document.querySelector('main[data-state=silent]')?.textContent?.includes('这一段还太短'),
  );
});

it('follows the tab in front, and the page again once it is switched off', async () => {
  const { tab, panel } = await openWriting('/comment-form.html');
  await placeCaret(tab, { in: '#comment', after: '各说各的。\n\n' });
  await tab.keyboard.type(WRITTEN);
  await waitForBar(panel, '没有人再讨论战报');
  const other = await chromium.openTab(`${server.origin}/stew.html`);
  await panel.waitForFunction(() => document.querySelector('main[data-state=silent]') !== null);
  await other.close();
  await tab.bringToFront();
  await waitForBar(panel, '没有人再讨论战报'); // the caret still stands there
  await tab.goto(`${server.origin}/sale.html`);
  await waitForSale(panel);
  await tab.goBack();
  await placeCaret(tab, { in: '#comment', after: '各说各的。\n\n' });
  await tab.keyboard.type('换了一页再回来写');
  await waitForBar(panel, '换了一页再回来写');
  await (await panel.waitForSelector('[data-testid=follow-writing]'))?.click();
  await waitForBar(panel, '正在读');
});

it('offers nothing on a site that was not allowed', async () => {
  const { panel, tab } = await openWriting('/comment-form.html');
  await tab.goto(`${server.otherOrigin}/comment-form.html`);
  await panel.waitForSelector('[data-testid=unreadable][data-reason=not-allowed]');
  expect(await panel.$('[data-testid=follow-writing]')).toBeNull();
});

it('leaves nothing that the page could notice, and puts a quote nowhere but on the clipboard', async () => {
  const { tab, panel } = await openWriting('/trapped.html');
  await placeCaret(tab, { in: '#comment', after: '各说各的。\n\n' });
  await tab.evaluate('arm()');
  await tab.keyboard.type(WRITTEN);
  await waitForBar(panel, '没有人再讨论战报');
  await waitForSale(panel);
  await (await panel.waitForSelector('[data-testid=copy-quote]'))?.click();
  await panel.waitForFunction(() => document.querySelector('[aria-live]')?.textContent?.includes('已复制'));
  expect(await tab.evaluate('seen()')).toEqual([]);
  const value = await tab.$eval('#comment', (field) => (field as HTMLTextAreaElement).value);
  expect(value.split(WRITTEN)).toHaveLength(2);
  // The trap itself works.
  expect(await tab.evaluate('arm(); document.body.title = document.activeElement.localName; seen()')).toEqual([
    'activeElement',
    'attributes',
  ]);
});
