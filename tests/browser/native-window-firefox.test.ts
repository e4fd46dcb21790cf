import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { samplePages } from './sample-pages.ts';
import { waitFor } from './wait-for.ts';
import { startDisplay, type XDisplay } from './x-display.ts';

// Firefox in a window, by real keys: the keys of the manifest, and a walk through the popup with keys alone. A headless
// window gives its panels the focus on some runs and not on others.

let firefox: Firefox;
let server: PageServer;
let display: XDisplay;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  display = await startDisplay();
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox'), display: display.name });
});
afterAll(async () => {
  await firefox?.close();
  await display?.close();
  await server?.close();
});
afterEach(async () => {
  await firefox.closePopup();
  await firefox.closeSidebar();
});

/** Words in the sample page's title, by which its window is found. */
const WINDOW = '618';
const FOCUS = `return document.activeElement?.dataset.testid ?? document.activeElement?.localName ?? ''`;
/** Which element of the document it is: neighbours have the same name. */
const STOP = `return [...document.querySelectorAll('*')].indexOf(document.activeElement)`;
const HAS = `return document.querySelector(arguments[0]) !== null`;

async function openSale(): Promise<void> {
  await firefox.navigate(`${server.origin}/sale.html`);
  await waitFor('the window to show the page', () => display.hasWindow(WINDOW));
}
const popupHas = (selector: string) =>
  waitFor(`${selector} in the popup`, () => firefox.runInPopup(HAS, selector).catch(() => false));
const popupFocus = (testId: string) =>
  waitFor(`the focus on ${testId}`, async () => (await firefox.runInPopup(FOCUS)) === testId);

it('the popup key, and then keys alone: chips, posts, the list of keys, search', async () => {
  await openSale();
  display.press(WINDOW, 'alt+shift+k');
  await popupHas('[data-testid=related-post]');
  await popupFocus('search-field');
  display.type('Tab');
  await waitFor('the chips', async () => /keyword-chip|clip/.test(String(await firefox.runInPopup(FOCUS))));
  display.type('End');
  await popupFocus('keyword-chip');
  display.type('Tab');
  await popupFocus('post-title');
  display.type('question');
  await popupHas('[data-testid=key-help][open]');
  display.type('Return'); // its close button has the focus
  await waitFor('the list of keys to close', async () => !(await firefox.runInPopup(HAS, '[data-testid=key-help]')));
  await popupFocus('post-title');
  for (let stop = 0; stop < 8 && (await firefox.runInPopup(FOCUS)) !== 'expand'; stop++) {
    const before = await firefox.runInPopup(STOP);
    display.type('Tab');
    await waitFor('the next stop', async () => (await firefox.runInPopup(STOP)) !== before);
  }
  display.type('Return');
  await popupHas('[data-testid=whole-post]');
  display.type('slash');
  await popupFocus('search-field');
  display.type('6', '1', '8');
  await popupHas('[data-testid=search-result]');
  display.type('Down');
  await popupFocus('post-title');
});

// Firefox takes Esc for its panel before the document in it hears of it: nothing in a popup can fold or clear by it.
it('Esc closes the popup, whatever is open in it', async () => {
  await openSale();
  display.press(WINDOW, 'alt+shift+k');
  await popupFocus('search-field');
  display.type('6', '1', '8');
  await popupHas('[data-testid=search-result]');
  display.type('Escape');
  await waitFor('the popup to close', async () => !(await firefox.isPopupOpen()));
});

it('the save key shows the popup with the page saved, its tags and note, and undo', async () => {
  await openSale();
  display.press(WINDOW, 'alt+shift+d');
  await popupHas('[data-testid=saved-form]');
  await popupHas('[data-testid=clipped]');
  await popupHas('[data-testid=undo]');
  await firefox.runInPopup(`document.querySelector('[data-testid=undo]').click()`);
  await popupHas('[data-testid=clip]');
});

it('the search key opens the popup at its search field', async () => {
  await openSale();
  display.press(WINDOW, 'alt+shift+j');
  await popupHas('[data-testid=search-field]');
  await popupFocus('search-field');
  display.type('6', '1', '8');
  await popupHas('[data-testid=search-result]');
});

it('the panel key opens the sidebar with the posts of the page, and keys alone go through it', async () => {
  await openSale();
  display.press(WINDOW, 'alt+shift+l');
  await waitFor('posts', () => firefox.runInSidebar(HAS, '[data-testid=related-post]').catch(() => false));
  const focus = () => firefox.runInSidebar(FOCUS);
  await firefox.runInBrowser(`document.getElementById('sidebar').focus(); return true`);
  const visited: unknown[] = [];
  for (let stop = 0; stop < 12 && !visited.includes('post-title'); stop++) {
    const before = await firefox.runInSidebar(STOP);
    display.type('Tab');
    await waitFor('the next stop', async () => (await firefox.runInSidebar(STOP)) !== before);
    visited.push(await focus());
  }
  expect(visited).toContain('search-field');
  expect(visited.at(-1)).toBe('post-title');
  display.type('slash');
  await waitFor('the search field', async () => (await focus()) === 'search-field');
});
