import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { readKeywords, readPosts, SETTLED_VIEW } from './related-view.ts';
import { SALE_POST_TITLE } from './sample-pages.ts';
import { useChromium } from './use-chromium.ts';

const { chromium, server } = await useChromium();

it('shows the 618 post first, with its reason, after a real click on the toolbar icon', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const posts = await readPosts(await chromium.clickToolbar(tab));
  expect(posts[0]?.title).toContain(SALE_POST_TITLE);
  expect(posts[0]?.reason).toMatch(/618|GMV|天猫/);
});

it('names the page in whole words, GMV and 618 among the first eight', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const keywords = await readKeywords(await chromium.clickToolbar(tab));
  expect(keywords.slice(0, 8)).toEqual(expect.arrayContaining(['GMV', '618']));
});

it('stays silent, with its reason, on a page about something else', async () => {
  const tab = await chromium.openTab(`${server.origin}/stew.html`);
  const popup = await chromium.clickToolbar(tab);
  expect(await readPosts(popup)).toEqual([]);
  const silent = await popup.waitForSelector('[data-testid=silent]');
  expect(await silent?.evaluate((notice) => [notice.getAttribute('data-reason'), notice.textContent])).toEqual([
    'nothing-related',
    expect.stringContaining('没有足够相关的帖子'),
  ]);
});

it('ranks again when a keyword is switched off, and as before when it is on again', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const popup = await chromium.clickToolbar(tab);
  const before = await readPosts(popup);
  const named = before[0]?.reason ?? '';
  const term = (await readKeywords(popup)).find((keyword) => named.includes(keyword)) ?? '';
  expect(term).not.toBe('');

  await toggle(term, 'false');
  const without = await readPosts(popup);
  expect(without.find(({ id }) => id === before[0]?.id)?.reason ?? '').not.toContain(term);
  expect(without).not.toEqual(before);

  await toggle(term, 'true');
  expect(await readPosts(popup)).toEqual(before);

  async function toggle(keyword: string, pressed: string): Promise<void> {
    const chips = await popup.$$('[data-testid=keyword-chip]');
    for (const chip of chips) {
      if ((await chip.evaluate((element) => element.textContent?.trim())) === keyword) await chip.click();
    }
    await popup.waitForFunction(
      (wanted, state, settled) =>
        document.querySelector(settled) &&
        [...document.querySelectorAll('[data-testid=keyword-chip]')].some(
          (chip) => chip.textContent?.trim() === wanted && chip.getAttribute('aria-pressed') === state,
        ),
      {},
      keyword,
      pressed,
      SETTLED_VIEW,
    );
  }
});

it('opens with the search field focused, and finds posts by a part of a Chinese word', async () => {
  const tab = await chromium.openTab(`${server.origin}/stew.html`);
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-field');
  await popup.keyboard.sendCharacter('购物节');
  await popup.waitForSelector('[data-testid=search-result]');
  const titles = await popup.$$eval('[data-testid=search-result]', (cards) => cards.map((card) => card.textContent));
  expect(titles[0]).toContain(SALE_POST_TITLE);
});

it('offers the word that was meant to one who types its pinyin, at the first word', async () => {
  const tab = await chromium.openTab(`${server.origin}/stew.html`);
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-field');
  await popup.keyboard.type('tuikuan');
  const suggestion = await popup.waitForSelector('[data-testid=suggestion]');
  expect(await suggestion?.evaluate((button) => button.textContent)).toBe('退款');
  await suggestion?.click();
  const found = await popup.waitForSelector('[data-testid=search-result]');
  expect(await found?.evaluate((card) => card.textContent)).toContain(SALE_POST_TITLE);
  expect(await popup.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('search-field');
});

it('works when the browser has stopped the service worker before the click', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  await chromium.stopWorker();
  expect(chromium.isWorkerRunning()).toBe(false);
  const posts = await readPosts(await chromium.clickToolbar(tab));
  expect(posts[0]?.title).toContain(SALE_POST_TITLE);
});

describe('a page cannot tell that it was read', () => {
  it('keeps its document, its globals and its messages as they were', async () => {
    const tab = await chromium.openTab(`${server.origin}/sale.html`);
    await tab.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen, globalsBefore: Object.getOwnPropertyNames(window).length + 2 });
      new MutationObserver((records) => seen.push(...records.map(({ type }) => type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      for (const type of ['message', 'wxt:content-script-started', 'focusin', 'selectionchange', 'scroll']) {
        window.addEventListener(type, () => seen.push(type), true);
      }
    });
    const before = await tab.content();
    const popup = await chromium.clickToolbar(tab);
    expect(await readPosts(popup)).not.toEqual([]);
    expect(await tab.content()).toBe(before);
    const [seen, added] = await tab.evaluate(() => {
      const { seen, globalsBefore } = window as unknown as { seen: string[]; globalsBefore: number };
      return [seen, Object.getOwnPropertyNames(window).length - globalsBefore];
    });
    expect(seen).toEqual([]);
    expect(added).toBe(0);
  });

  it('finds nothing of the extension to load', async () => {
    const tab = await chromium.openTab(`${server.origin}/sale.html`);
    expect(await readPosts(await chromium.clickToolbar(tab))).not.toEqual([]);
    const addresses = ['manifest.json', 'icon/16.png', 'popup.html', 'page-reader.js'].map(
      (path) => `chrome-extension://${chromium.extensionId}/${path}`,
    );
    const answers = await tab.evaluate(
      (urls) =>
        Promise.all(
          urls.map((url) =>
            fetch(url)
              .then((response) => response.status)
              .catch(() => 'refused'),
          ),
        ),
      addresses,
    );
    expect(answers).toEqual(['refused', 'refused', 'refused', 'refused']);
    const manifest = JSON.parse(readFileSync(join(builtExtension('chrome'), 'manifest.json'), 'utf8'));
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.host_permissions).toBeUndefined();
  });
});
