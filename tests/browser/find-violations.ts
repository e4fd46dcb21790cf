import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { settleFrames } from './pictures/states.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in light and dark, the size of targets (24 px) among it, one line each: theme, rule, why, where. */
export async function findViolations(view: Page): Promise<string[]> {
  // Evaluated through the test protocol, which the CSP of the page does not bind.
  await view.evaluate(`${AXE}; undefined`);
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await settleFrames(view);
    const violations =
      await view.evaluate(`axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map((node) => id + ': ' + help + ' at ' + node.target.join(' '))))`);
    found.push(...(violations as string[]).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}
