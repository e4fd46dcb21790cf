import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { BROWSER_WAIT_MS } from '../../browser/browser-wait.ts';
import type { Chromium } from '../../browser/chromium.ts';
import { startPageServer } from '../../browser/page-server.ts';
import { SETTLED_VIEW } from '../../browser/related-view.ts';
import { samplePages } from '../../browser/sample-pages.ts';

/** The longest texts that an import takes: see create-post.ts. */
const MAX_TEXT_CODE_UNITS = 1_000_000;

/** A word that stands in each of the posts below, and what each is called by. */
const WORD = 'monsterword';
const MONSTERS = {
  'one line of 1,000,000 characters': `${'退款率和客单价都跌了一半'.repeat(MAX_TEXT_CODE_UNITS / 12)}`.slice(
    0,
    MAX_TEXT_CODE_UNITS - 20,
  ),
  '500,000 lines': 'a\n'.repeat(MAX_TEXT_CODE_UNITS / 2 - 10),
  '20,000 lines with the word': `${WORD} 大促\n`.repeat(20_000),
};

/**
 * What a reader does with a large library and with the longest posts there are, in the real library page and popup.
 * Gives the main-thread tasks over 50 ms of each step, ms, as the browser's own observer reports them.
 */
export async function measureLongTasks(chromium: Chromium, scratch: string): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  const page = await chromium.browser.newPage();
  page.setDefaultTimeout(10 * BROWSER_WAIT_MS);
  await watch(page);
  const open = (query: string) => page.goto(`chrome-extension://${chromium.extensionId}/library.html?${query}`);

  await open('section=import');
  const file = join(scratch, 'monsters.json');
  const posts = Object.entries(MONSTERS).map(([title, text]) => ({ title, text: `${text}\n${WORD}` }));
  writeFileSync(file, JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts }));
  const input = await page.waitForSelector('input[data-testid="import-files"]');
  await step(page, found, 'import of the longest posts', async () => {
    await input?.uploadFile(file);
    await (await page.waitForSelector('button[data-testid="import-run"]:enabled'))?.click();
    await page.waitForSelector('button[data-testid="import-open-posts"]');
  });

  await step(page, found, 'library page opened', async () => {
    await open('section=posts');
    await page.waitForSelector('[data-testid="expand"]');
  });
  await step(page, found, 'longest posts listed by a search', async () => {
    await open(`section=posts&query=${WORD}`);
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid="expand"]').length >= count,
      {},
      posts.length,
    );
  });
  for (const [i, name] of Object.keys(MONSTERS).entries()) {
    await step(page, found, `expanded: a listed post, number ${i + 1}`, async () => {
      const buttons = await page.$$('[data-testid="expand"]');
      await buttons[i]?.evaluate(press);
      await page.waitForFunction(
        (count) => document.querySelectorAll('[data-testid="whole-post"]').length === count,
        {},
        i + 1,
      );
    });
    await step(page, found, `more of it, five times (${name} among them)`, async () => {
      for (let times = 0; times < 5; times++) await (await page.$$('[data-testid="whole-after"]'))[i]?.evaluate(press);
    });
  }
  await page.close();

  const server = await startPageServer(samplePages());
  try {
    const tab = await chromium.openTab(`${server.origin}/sale.html`);
    const popup = await chromium.clickToolbar(tab);
    await popup.waitForSelector(SETTLED_VIEW);
    await observe(popup);
    await step(popup, found, 'popup: typed letter by letter', async () => {
      await popup.type('[data-testid="search-field"]', WORD);
      await popup.waitForSelector('[data-testid="search-result"]');
    });
    await step(popup, found, 'popup: every result expanded', async () => {
      for (const button of await popup.$$('[data-testid="expand"]')) await button.evaluate(press);
      await popup.waitForSelector('[data-testid="whole-post"]');
    });
  } finally {
    await server.close();
  }
  return found;
}

/** A click wherever the button is: a real one would have to scroll there first. */
function press(button: Element): void {
  if (button instanceof HTMLElement) button.click();
}

interface Watching {
  longTasks?: number[];
}

/** From the page's first moment on. */
async function watch(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(startObserver);
}

async function observe(page: Page): Promise<void> {
  await page.evaluate(startObserver);
}

function startObserver(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { longTasks: tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** The observer tells of a task after it has ended: two frames later all are told. */
async function step(
  page: Page,
  found: Record<string, number[]>,
  what: string,
  act: () => Promise<unknown>,
): Promise<void> {
  await page.evaluate(() => (globalThis as Watching).longTasks?.splice(0));
  await act();
  found[what] = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
    await new Promise((next) => setTimeout(next));
    return (globalThis as Watching).longTasks ?? [];
  });
}
