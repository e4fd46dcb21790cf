import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptPrompt } from './accept-prompt.ts';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { readPosts } from './related-view.ts';
import { SALE_POST_TITLE, samplePages } from './sample-pages.ts';
import { waitFor } from './wait-for.ts';
import { startDisplay, type XDisplay } from './x-display.ts';

// What belongs to the browser's own window and so needs one: keys, the context menu, the permission prompt. All by
// real keys and a real mouse on a screen of its own.

let chromium: Chromium;
let server: PageServer;
let display: XDisplay;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  display = await startDisplay();
  chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    isWindow: true,
    display: display.name,
    args: ['--window-size=1300,1000', '--window-position=0,0'],
  });
  // The keys of a new extension are taken once its service worker has run.
  await waitFor('the service worker to start', () => chromium.isWorkerRunning());
});
afterAll(async () => {
  await chromium?.close();
  await display?.close();
  await server?.close();
});

/** Words in the sample page's title, by which its window is found. */
const WINDOW = '618';

async function openSale() {
  await chromium.closeTabs();
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  await waitFor('the window to show the page', () => display.hasWindow(WINDOW));
  return tab;
}

it('a real press of the search key opens the popup at its search field', async () => {
  await openSale();
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+j'));
  await popup.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-field');
  await popup.keyboard.sendCharacter('天猫');
  await popup.waitForSelector('[data-testid=search-result]');
});

it('a real press of the popup key reads the page: the key grants access to the tab', async () => {
  await openSale();
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+k'));
  expect((await readPosts(popup))[0]?.title).toContain(SALE_POST_TITLE);
});

it('Esc, by a real key, closes the list of keys, folds the open post, clears the search, and then closes the popup', async () => {
  await openSale();
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+k'));
  await popup.waitForSelector('[data-testid=related-post]');
  display.type('Down');
  await popup.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'post-title');
  display.type('question');
  await popup.waitForSelector('[data-testid=key-help][open]');
  display.type('Escape');
  await popup.waitForSelector('[data-testid=key-help]', { hidden: true });
  await popup.focus('[data-testid=expand]');
  display.type('Return');
  await popup.waitForSelector('[data-testid=whole-post]');
  display.type('Escape');
  await popup.waitForSelector('[data-testid=whole-post]', { hidden: true });
  display.type('slash', '6', '1', '8');
  await popup.waitForSelector('[data-testid=search-result]');
  display.type('Escape');
  await popup.waitForSelector('[data-testid=search-result]', { hidden: true });
  display.type('Escape');
  await waitFor('the popup to close', () => popup.isClosed());
});

it('a real press of the panel key opens the side panel with the posts of the page', async () => {
  await openSale();
  const panel = await chromium.openByKey('sidepanel.html', () => display.press(WINDOW, 'alt+shift+l'));
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
});

it('a real press of the save key shows the popup with the page saved, its tags and note, undo, and a mark on the icon', async () => {
  await openSale();
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+d'));
  await popup.waitForSelector('[data-testid=saved-form]');
  await popup.waitForSelector('[data-testid=clipped]');
  const undo = await popup.waitForSelector('[data-testid=undo]');
  // Asked in the popup: another tab in front would close it.
  const readBadges = async () =>
    (await popup.evaluate(`chrome.tabs.query({}).then((tabs) =>
      Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id }))))`)) as string[];
  await waitFor('the mark', async () => (await readBadges()).includes('✓'));
  await undo?.evaluate((button) => (button as HTMLElement).click());
  await popup.waitForSelector('[data-testid=clip]');
});

it('shows the keys that the browser really assigned', async () => {
  const tab = await openSale();
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForFunction(() => document.body.textContent?.includes('Alt+Shift+K'));
});

it('the context menu on a selection opens the panel with the posts for the selected words alone', async () => {
  const tab = await openSale();
  const paragraph = await tab.waitForSelector('article p:not(.byline)');
  await paragraph?.click({ count: 3 });
  const selected = await tab.evaluate(() => getSelection()?.toString().trim() ?? '');
  expect(selected).not.toBe('');
  display.click(await findPlaceOnScreen(tab, 'article p:not(.byline)'), 'right');
  // The extension's entry is the last but one, above "Inspect"; its first item is to find posts.
  const panel = await chromium.openByKey('sidepanel.html', () => display.type('Up', 'Up', 'Right', 'Return'));
  await panel.waitForFunction(
    (words) => document.querySelector('[data-testid=page-bar]')?.textContent?.includes(words),
    {},
    selected.slice(0, 20),
  );
  expect(await panel.$('[data-testid=whole-page]')).not.toBeNull();
});

it('the panel follows the reader on a site only after the reader said yes in the prompt of the browser', async () => {
  const tab = await openSale();
  const panel = await openPanelFromPopup(chromium, tab);
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
  await tab.goto(`${server.otherOrigin}/sale.html`);
  await panel.waitForSelector('[data-testid=unreadable][data-reason=not-allowed]');

  await acceptPrompt(display, panel, '[data-testid=allow-every-site]');
  await panel.waitForSelector('main[data-state=ready]');
  await tab.goto(`${server.otherOrigin}/stew.html`);
  await panel.waitForSelector('main[data-state=silent]');
  // And takes it back.
  await (await panel.waitForSelector('[data-testid=revoke-every-site]'))?.click();
  await panel.waitForSelector('[data-testid=allow-every-site]');
  await tab.goto(`${server.origin}/sale.html`);
  await panel.waitForSelector('[data-testid=unreadable][data-reason=not-allowed]');
});

/** A little inside an element's corner, in pixels of the screen. */
async function findPlaceOnScreen(tab: Page, selector: string): Promise<{ x: number; y: number }> {
  return tab.$eval(selector, (element) => {
    const box = element.getBoundingClientRect();
    return { x: screenX + box.left + 30, y: screenY + outerHeight - innerHeight + box.top + 12 };
  });
}
