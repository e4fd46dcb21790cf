import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { comparePictures } from './pictures/compare-pictures.ts';
import { GUARDED, pictureFile } from './pictures/guarded.ts';
import { shootState } from './pictures/shoot-state.ts';
import { importPosts, STATES } from './pictures/states.ts';
import { samplePages } from './sample-pages.ts';

/**
 * Share of cells that may differ. Two runs on one machine: 0.000 to 0.005 (dates, times, the caret); a list pushed down by
 * one line: above 0.1. Another machine's fonts move line ends: allow for them, not for a layout that broke.
 */
const TOLERANCE = 0.06;

let chromium: Chromium;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    args: ['--window-size=1280,1000', '--force-device-scale-factor=1'],
  });
  await importPosts({ chromium, server }, 'tests/browser/pictures/twelve-posts.csv');
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});
afterEach(() => chromium.closeTabs());

it.each(GUARDED)('$name, $theme, looks as it is pictured', async ({ name, theme }) => {
  const state = STATES.find((candidate) => candidate.name === name);
  const file = pictureFile({ name, theme });
  if (!state || !existsSync(file)) throw new Error(`${file} is missing: npm run pictures -- --keep`);
  const picture = await shootState(state, { chromium, server }, theme);
  const blank = await chromium.openTab('about:blank');
  expect(await comparePictures(blank, picture, readFileSync(file))).toBeLessThan(TOLERANCE);
});

it('the comparison sees a list that has been pushed down by one line', async () => {
  const [popup] = STATES;
  if (!popup) throw new Error('no state');
  const before = await shootState(popup, { chromium, server }, 'light');
  const view = await chromium.waitForPage('popup.html');
  await view.evaluate(() => document.querySelector('main')?.prepend(document.createElement('p'), 'x'));
  const after = await view.screenshot({ type: 'png' });
  const blank = await chromium.openTab('about:blank');
  expect(await comparePictures(blank, before, after)).toBeGreaterThan(TOLERANCE);
});
