import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { readPosts } from './related-view.ts';
import { SALE_POST_TITLE, samplePages } from './sample-pages.ts';
import { waitFor } from './wait-for.ts';
import { startDisplay, type XDisplay } from './x-display.ts';

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
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+f'));
  await popup.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-field');
  await popup.keyboard.sendCharacter('天猫');
  await popup.waitForSelector('[data-testid=search-result]');
});

it('a real press of the popup key reads the page: the key grants access to the tab', async () => {
  await openSale();
  const popup = await chromium.openByKey('popup.html', () => display.press(WINDOW, 'alt+shift+k'));
  expect((await readPosts(popup))[0]?.title).toContain(SALE_POST_TITLE);
});

it('a real press of the panel key opens the side panel with the posts of the page', async () => {
  await openSale();
  const panel = await chromium.openByKey('sidepanel.html', () => display.press(WINDOW, 'alt+shift+l'));
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
});

it('shows the keys that the browser really assigned', async () => {
  const tab = await openSale();
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForFunction(() => document.body.textContent?.includes('Alt+Shift+K'));
});
