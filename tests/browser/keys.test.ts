import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { SETTLED_VIEW } from './related-view.ts';
import { useChromium } from './use-chromium.ts';
import { waitFor } from './wait-for.ts';

const { chromium, server } = await useChromium();

/** What has the focus: its test id, or its element. */
const focus = (view: Page) =>
  view.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.dataset.testid ?? element?.localName ?? '';
  });

const waitForFocus = (view: Page, testId: string) =>
  view.waitForFunction(
    (wanted) => (document.activeElement as HTMLElement | null)?.dataset.testid === wanted,
    {},
    testId,
  );

it('the popup: the first post is the third stop, chips are one, ? helps, Esc folds before it closes', async () => {
  const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
  await popup.waitForSelector(SETTLED_VIEW);
  await waitForFocus(popup, 'search-field');
  await popup.keyboard.press('Tab');
  expect(await focus(popup)).toMatch(/keyword-chip|clip/);
  await popup.keyboard.press('End');
  expect(await focus(popup)).toBe('keyword-chip');
  await popup.keyboard.press('Tab');
  expect(await focus(popup)).toBe('post-title');

  await popup.keyboard.press('?');
  await popup.waitForSelector('[data-testid=key-help][open]');
  await popup.keyboard.press('Escape');
  await popup.waitForSelector('[data-testid=key-help]', { hidden: true });

  await popup.keyboard.press('/');
  expect(await focus(popup)).toBe('search-field');
  await popup.keyboard.press('ArrowDown');
  expect(await focus(popup)).toBe('post-title');
  for (let stop = 0; stop < 8 && (await focus(popup)) !== 'expand'; stop++) await popup.keyboard.press('Tab');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[data-testid=whole-post]');
  await popup.keyboard.press('Escape');
  await popup.waitForSelector('[data-testid=whole-post]', { hidden: true });
  expect(await focus(popup)).toBe('post-title');
});

it('the panel: / searches, an arrow goes to the posts, Enter opens one beside the page', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector(SETTLED_VIEW);
  await panel.focus('[data-testid=keyword-chip]');
  await panel.keyboard.press('/');
  expect(await focus(panel)).toBe('search-field');
  await panel.keyboard.sendCharacter('618');
  await panel.waitForSelector('[data-testid=search-result] a[data-post-title]');
  await panel.keyboard.press('ArrowDown');
  expect(await focus(panel)).toBe('post-title');
  const before = (await chromium.browser.pages()).length;
  await panel.keyboard.press('Enter');
  await waitFor('the tab of the post', async () => (await chromium.browser.pages()).length > before);
});

it('the library page: sections, search, picking and deleting several, and undo', async () => {
  const page = await chromium.openExtensionPage('library.html?section=posts');
  await page.waitForSelector('[data-testid=library-post]');
  await page.keyboard.press('Tab');
  expect(await focus(page)).toBe('section-posts');
  await page.focus('[data-testid=pick]');
  await page.keyboard.press('Space');
  await page.waitForSelector('[data-testid=pick-bar]');
  await page.focus('[data-testid=bulk-delete]');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'undo');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=library-post]').length === 7);
});
