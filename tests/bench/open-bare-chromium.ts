import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../scripts/find-browser.mjs';
import { CHROMIUM_ARGUMENTS } from '../browser/chromium-arguments.ts';

/** Chromium as the tests start it, without an extension: what others are compared with. */
export async function openBareChromium(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install Debian package chromium, or set PANGZHENG_BROWSER.');
  const userDataDir = mkdtempSync(join(tmpdir(), 'pangzheng-bare-'));
  const browser = await puppeteer.launch({ executablePath, pipe: true, userDataDir, args: [...CHROMIUM_ARGUMENTS] });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
