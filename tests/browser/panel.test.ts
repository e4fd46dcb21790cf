import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { importPosts, settleFrames } from './pictures/states.ts';
import { readPosts } from './related-view.ts';
import { SALE_POST_TITLE } from './sample-pages.ts';
import { useChromium } from './use-chromium.ts';
import { waitFor } from './wait-for.ts';

// The reader has allowed 127.0.0.1 and not localhost: one server, two sites.
const { chromium, server } = await useChromium({ allowedSites: ['http://127.0.0.1/*'] });

const waitForSale = (panel: Page) =>
  waitForText(panel, 'main[data-state=ready] [data-testid=related-post]', SALE_POST_TITLE);
const waitForSilence = (panel: Page) => waitForText(panel, 'main[data-state=silent]', '没有足够相关的帖子');

async function waitForText(view: Page, selector: string, text: string): Promise<void> {
  await view.waitForFunction(
    (wanted, words) => document.querySelector(wanted)?.textContent?.includes(words),
    {},
    selector,
    text,
  );
}

it('opens from the popup and shows the posts of the page in front', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
});

it('follows navigation and tab switches on a site that the reader allowed', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await waitForSale(panel);
  await tab.goto(`${server.origin}/stew.html`);
  await waitForSilence(panel);
  await tab.goBack();
  await waitForSale(panel);
  const other = await chromium.openTab(`${server.origin}/stew.html`);
  await waitForSilence(panel);
  await other.close();
  await tab.bringToFront();
  await waitForSale(panel);
});

it('follows a single-page app that changes its address first and its text and title later', async () => {
  const tab = await chromium.openTab(`${server.origin}/app.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector('main[data-state=silent]');
  await tab.evaluate(async () => {
    history.pushState({}, '', '/app.html?article=618');
    const text = await (await fetch('/sale.html')).text();
    const article = new DOMParser().parseFromString(text, 'text/html');
    document.querySelector('main')?.replaceWith(document.importNode(article.body, true));
    document.title = article.title;
  });
  await waitForSale(panel);
});

it('does not read a site that was not allowed, says so, and reads it after one click on the icon', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await waitForSale(panel);
  await tab.goto(`${server.otherOrigin}/sale.html`);
  await panel.waitForSelector('[data-testid=unreadable][data-reason=not-allowed]');
  // The posts of the last page stay, and say whose they are.
  await waitForText(panel, '[data-testid=earlier]', '这是上一页《618');
  expect(await panel.$eval('[data-testid=unreadable]', (notice) => notice.textContent)).not.toContain('晨潮');

  await chromium.extension.triggerAction(tab);
  await waitForSale(panel);
});

it('shows in the open panel what a click on the icon allowed to read, and no second list over it', async () => {
  const tab = await chromium.openTab(`${server.otherOrigin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await waitForSale(panel);
  await tab.goto(`${server.otherOrigin}/stew.html`);
  await tab.bringToFront();
  await chromium.extension.triggerAction(tab);
  await waitForSilence(panel);
  await waitFor('the popup to close', () =>
    Promise.resolve(!chromium.browser.targets().some((target) => target.url().endsWith('/popup.html'))),
  );
});

it('keeps its list while posts are opened behind the page, and opens them beside it', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await waitForSale(panel);
  const before = await readPosts(panel);
  const title = await panel.waitForSelector('a[data-post-title]');
  await panel.keyboard.down('Control');
  await title?.click();
  await panel.keyboard.up('Control');
  await waitFor('the tab of the post', async () => (await listTabs(panel)).length > 2);
  expect(await listTabs(panel)).toContainEqual(expect.objectContaining({ active: true, url: tab.url() }));
  expect(await readPosts(panel)).toEqual(before);
});

const listTabs = (panel: Page) =>
  panel.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<object[]> } } };
    return chrome.tabs.query({ currentWindow: true });
  });

it('keeps what it shows while it is paused, and catches up after', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await waitForSale(panel);
  await (await panel.waitForSelector('[data-testid=pause]'))?.click();
  await tab.goto(`${server.origin}/stew.html`);
  await waitForText(panel, '[data-testid=paused]', '');
  await panel.waitForFunction(() => document.querySelector('[data-testid=pause][aria-pressed=true]') !== null);
  expect((await readPosts(panel))[0]?.title).toContain(SALE_POST_TITLE);
  await (await panel.waitForSelector('[data-testid=pause]'))?.click();
  await waitForSilence(panel);
});

describe('with twelve posts', () => {
  beforeAll(() => importPosts({ chromium, server }, 'tests/browser/pictures/twelve-posts.csv'));

  it.each([240, 252, 320, 360, 420, 480, 600])(
    'has one scroll bar and one row of buttons a post at %i px',
    async (width) => {
      const tab = await chromium.openTab(`${server.origin}/sale.html`);
      const panel = await openPanelFromPopup(chromium, tab);
      // The first five are drawn first, the others after the paint.
      await panel.waitForFunction(() => document.querySelectorAll('[data-testid=related-post]').length > 8);
      await panel.setViewport({ width, height: 864 });
      await settleFrames(panel);
      const sizes = await panel.evaluate(() => {
        const { scrollHeight, scrollWidth } = document.documentElement;
        const main = document.querySelector('main');
        const rowsOf = (post: Element) =>
          new Set([...post.querySelectorAll('.actions > :is(button, a)')].map((it) => it.getBoundingClientRect().top))
            .size;
        return {
          scrollHeight,
          scrollWidth,
          isListLong: main !== null && main.scrollHeight > main.clientHeight,
          isListWide: main !== null && main.scrollWidth > main.clientWidth,
          rows: [...new Set([...document.querySelectorAll('[data-testid=related-post]')].map(rowsOf))],
        };
      });
      expect(sizes).toEqual({ scrollHeight: 864, scrollWidth: width, isListLong: true, isListWide: false, rows: [1] });
    },
  );
});
