// How long it takes to look at a followed folder of many notes where nothing has changed, in real Chromium on the library page:
// from the click to the sentence that says so.
//   npm run bench:folder -- [--files 20000] [--rounds 5] [--json OUT]      Builds nothing: run `npm run build` first.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { builtExtension } from '../browser/built-extension.ts';
import { launchChromium } from '../browser/chromium.ts';
import { giveFolder } from '../browser/folders/give-folder.ts';
import { measureProcesses } from './measure-processes.ts';
import { quantile } from './scale/quantile.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const FILES = Number(values.files);
const FILES_PER_FOLDER = 200;
/** Following reads and indexes every note; a busy machine takes its time. */
const FOLLOW_WAIT_MS = 600_000;
/** The library's own work after an import (merging segments, checking them) is not the look's. */
const MAINTENANCE_MS = 20_000;

const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-bench-'));
const folder = join(scratch, 'notes');
for (let i = 0; i < FILES; i++) {
  const below = join(folder, `${Math.floor(i / FILES_PER_FOLDER)}`);
  if (i % FILES_PER_FOLDER === 0) mkdirSync(below, { recursive: true });
  writeFileSync(join(below, `${i}.md`), createNote(i));
}
const chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
try {
  const page = await chromium.openExtensionPage('library.html?section=import');
  page.setDefaultTimeout(FOLLOW_WAIT_MS);
  await page.waitForSelector('[data-testid=follow-folder]');
  await giveFolder(page, folder);
  const start = performance.now();
  for (const testId of ['follow-folder', 'import-run']) await click(page, testId);
  await page.waitForSelector('[data-testid=import-done]');
  const followMs = Math.round(performance.now() - start);
  await click(page, 'section-sources');
  await rest(MAINTENANCE_MS);
  await page.waitForSelector('[data-testid=folder-check]');
  const [loadBefore = 0] = loadavg();
  const pid = chromium.browser.process()?.pid ?? 0;
  const cpuBefore = measureProcesses(pid).cpuSeconds;
  const looks: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) looks.push(await measureLook(page));
  const figures = {
    browser: await chromium.browser.version(),
    files: FILES,
    rounds: looks.length,
    lookMedianMs: Math.round(quantile(looks, 0.5)),
    lookSlowestMs: Math.round(Math.max(...looks)),
    // Of all the browser's processes together, per look: what a busy machine changes least.
    lookCpuMs: Math.round(((measureProcesses(pid).cpuSeconds - cpuBefore) / looks.length) * 1000),
    followMs,
    loadBefore,
  };
  console.table(figures);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await chromium.close();
  rmSync(scratch, { recursive: true, force: true });
}

async function click(page: Page, testId: string): Promise<void> {
  await (await page.waitForSelector(`[data-testid=${testId}]`))?.click();
}

/** From the click on "check for changes" to the sentence that nothing has changed, ms. */
function measureLook(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let hasBegun = false;
        const look = () => {
          const { state } = document.querySelector<HTMLElement>('[data-testid=folder-line]')?.dataset ?? {};
          hasBegun ||= state === 'checking';
          if (hasBegun && state === 'unchanged') resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLElement>('[data-testid=folder-check]')?.click();
        look();
      }),
  );
}

/** About 600 characters, other ones in each note. */
function createNote(number: number): string {
  const unit = (at: number) => String.fromCharCode(0x4e00 + ((number * 37 + at * 101 + number * at) % 18_000));
  return `# 第${number}篇\n\n${Array.from({ length: 600 }, (_, at) => unit(at)).join('')}\n`;
}
