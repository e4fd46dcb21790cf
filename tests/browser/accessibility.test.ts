import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { SETTLED_VIEW } from './related-view.ts';
import { samplePages } from './sample-pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let chromium: Chromium;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});
afterEach(() => chromium.closeTabs());

/** What axe-core finds, one line each: rule, why, where. */
async function findViolations(view: Page): Promise<string[]> {
  // Evaluated through the test protocol, which the CSP of the page does not bind.
  await view.evaluate(`${AXE}; undefined`);
  return (await view.evaluate(`axe.run().then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => id + ': ' + help + ' at ' + node.target.join(' '))))`)) as string[];
}

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  const setTheme = (view: Page) => view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);

  it('the popup with related posts passes axe', async () => {
    const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
    await setTheme(popup);
    await popup.waitForSelector('[data-testid=related-post]');
    expect(await findViolations(popup)).toEqual([]);
  });

  it('the popup with search results passes axe', async () => {
    const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/stew.html`));
    await setTheme(popup);
    await popup.type('[data-testid=search-field]', '618');
    await popup.waitForSelector('[data-testid=search-result]');
    expect(await findViolations(popup)).toEqual([]);
  });

  it('the popup on a page that cannot be read passes axe', async () => {
    const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/empty.html`));
    await setTheme(popup);
    await popup.waitForSelector('[data-testid=unreadable]');
    expect(await findViolations(popup)).toEqual([]);
  });

  it('the side panel passes axe', async () => {
    const panel = await openPanelFromPopup(chromium, await chromium.openTab(`${server.origin}/sale.html`));
    await setTheme(panel);
    await panel.waitForSelector(SETTLED_VIEW);
    expect(await findViolations(panel)).toEqual([]);
  });

  it.each(['posts', 'sources', 'import', 'keep', 'settings'])(
    'the library page, section %s, passes axe',
    async (section) => {
      const library = await chromium.openExtensionPage(`library.html?section=${section}`);
      await setTheme(library);
      await library.waitForSelector('main h2, main h1, h1');
      expect(await findViolations(library)).toEqual([]);
    },
  );
});
