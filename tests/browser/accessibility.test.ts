import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { importPosts, STATES, settleFrames } from './pictures/states.ts';
import { samplePages } from './sample-pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, the size of targets (24 px) among it, one line each: rule, why, where. */
async function findViolations(view: Page): Promise<string[]> {
  return (await view.evaluate(`axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => id + ': ' + help + ' at ' + node.target.join(' '))))`)) as string[];
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  let chromium: Chromium;
  let server: PageServer;

  beforeAll(async () => {
    server = await startPageServer(samplePages());
    chromium = await launchChromium({ extensionDir: builtExtension('chrome'), language });
    await importPosts({ chromium, server }, 'tests/browser/pictures/twelve-posts.csv');
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });
  afterEach(() => chromium.closeTabs());

  it.each(STATES)('$name passes axe, light and dark', async (state) => {
    const view = await state.open({ chromium, server });
    // Evaluated through the test protocol, which the CSP of the page does not bind.
    await view.evaluate(`${AXE}; undefined`);
    for (const theme of ['light', 'dark']) {
      await view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await settleFrames(view);
      expect({ theme, violations: await findViolations(view) }).toEqual({ theme, violations: [] });
    }
  });
});
