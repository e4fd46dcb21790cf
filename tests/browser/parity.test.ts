import puppeteer from 'puppeteer-core';
import { describe } from 'vitest';
import { findChromium } from '../../scripts/find-browser.mjs';
import { defineParityTests, PARITY_TIME_ZONE } from './parity/define-parity-tests.ts';
import { PARITY_ANSWER } from './parity/serve-parity.ts';

describe('the pure code in Chromium', () => {
  defineParityTests(async (url) => {
    const executablePath = findChromium();
    if (executablePath === null)
      throw new Error('No Chromium found: install Debian package chromium, or set PANGZHENG_BROWSER.');
    const browser = await puppeteer.launch({
      executablePath,
      pipe: true,
      args: ['--no-sandbox', '--disable-gpu'],
      env: { ...process.env, TZ: PARITY_TIME_ZONE },
    });
    const tab = await browser.newPage();
    await tab.goto(url);
    return { readAnswer: () => tab.evaluate(PARITY_ANSWER), close: () => browser.close() };
  });
});
