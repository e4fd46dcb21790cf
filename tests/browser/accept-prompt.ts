import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';
import type { XDisplay } from './x-display.ts';

const PROMPT_REST_MS = 2000;
/** After the keys, ms: the page hears of a new permission at once. */
const ANSWER_WAIT_MS = 3000;

/**
 * Clicks the button that asks for a permission and goes when it is given, and says yes in the browser's prompt: its second
 * button, by keys. No protocol tells that the prompt is there, and it takes no key in its first half second (against clicks meant
 * for something else), so each try gives it PROMPT_REST_MS; the page takes none of the keys meanwhile.
 */
export async function acceptPrompt(display: XDisplay, page: Page, button: string): Promise<void> {
  await page.waitForSelector(button);
  await waitFor('the prompt to be accepted', async () => {
    display.type('Escape'); // a prompt that an earlier try has answered wrongly or not at all
    await page.click(button);
    await page.evaluate(() => {
      document.body.inert = true;
    });
    await rest(PROMPT_REST_MS);
    display.type('Tab', 'Return');
    const isGranted = async () => (await page.$(button)) === null;
    const accepted = await waitFor('an answer', isGranted, ANSWER_WAIT_MS).catch(() => false);
    await page.evaluate(() => {
      document.body.inert = false;
    });
    return accepted;
  });
}
