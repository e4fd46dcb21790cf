import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import type { PageServer } from '../page-server.ts';
import { SETTLED_VIEW } from '../related-view.ts';

/** What a state needs to be brought about. */
export interface Stage {
  chromium: Chromium;
  server: PageServer;
}

export interface State {
  name: string;
  /** CSS pixels; the popup has its own. */
  size?: { width: number; height: number };
  /** True when the picture is as long as the page. */
  isWhole?: boolean;
  open(stage: Stage): Promise<Page>;
}

/** A side panel as the browser opens it; larger than its window, its picture would be tiled. CSS pixels. */
export const PANEL = { width: 360, height: 865 };
const NARROW = { width: 252, height: 865 };
const LIBRARY = { width: 1280, height: 860 };

const popupOn =
  (path: string) =>
  async ({ chromium, server }: Stage) => {
    const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}${path}`));
    await popup.waitForSelector(SETTLED_VIEW);
    return popup;
  };

async function panelOn({ chromium, server }: Stage): Promise<Page> {
  const panel = await openPanelFromPopup(chromium, await chromium.openTab(`${server.origin}/sale.html`));
  await panel.waitForSelector('[data-testid=related-post]');
  return panel;
}

const library =
  (query: string) =>
  async ({ chromium }: Stage) => {
    const page = await chromium.openExtensionPage(`library.html?${query}`);
    await page.waitForSelector('main[data-state=ready]');
    return page;
  };

async function click(view: Page, testId: string): Promise<void> {
  const button = await view.waitForSelector(`[data-testid=${testId}]`);
  await button?.evaluate((element) => (element as HTMLElement).click());
}

/** Every state that is pictured, and looked through by axe: in both themes and both languages. */
export const STATES: readonly State[] = [
  { name: 'popup-posts', open: popupOn('/sale.html') },
  {
    name: 'popup-open-post',
    async open(stage) {
      const popup = await popupOn('/sale.html')(stage);
      await click(popup, 'expand');
      await click(popup, 'why-details');
      return popup;
    },
  },
  {
    name: 'popup-copy-and-picks',
    async open(stage) {
      const popup = await popupOn('/sale.html')(stage);
      await click(popup, 'copy-more');
      await click(popup, 'pick');
      return popup;
    },
  },
  {
    name: 'popup-links',
    async open(stage) {
      const popup = await popupOn('/citing.html')(stage);
      const summary = await popup.waitForSelector('[data-testid=linked] summary');
      await summary?.evaluate((element) => (element as HTMLElement).click());
      await popup.waitForSelector('[data-testid=linked-post]');
      return popup;
    },
  },
  { name: 'popup-silent', open: popupOn('/stew.html') },
  { name: 'popup-pdf-not-kept', open: popupOn('/unkept.pdf') },
  { name: 'popup-empty-page', open: popupOn('/empty.html') },
  {
    name: 'popup-blank',
    async open({ chromium }) {
      const popup = await chromium.clickToolbar(await chromium.openTab('about:blank'));
      await popup.waitForSelector('[data-testid=unreadable]');
      return popup;
    },
  },
  {
    name: 'popup-search',
    async open(stage) {
      const popup = await popupOn('/stew.html')(stage);
      await popup.type('[data-testid=search-field]', '退款');
      await popup.waitForSelector('[data-testid=search-result]');
      return popup;
    },
  },
  {
    name: 'popup-search-none',
    async open(stage) {
      const popup = await popupOn('/stew.html')(stage);
      await popup.type('[data-testid=search-field]', '量子纠缠');
      await popup.waitForSelector('[data-testid=search-none]');
      return popup;
    },
  },
  {
    name: 'popup-keys',
    async open(stage) {
      const popup = await popupOn('/sale.html')(stage);
      await click(popup, 'open-help');
      await popup.waitForSelector('[data-testid=key-help]');
      return popup;
    },
  },
  { name: 'panel-posts', size: PANEL, open: panelOn },
  { name: 'panel-narrow', size: NARROW, open: panelOn },
  {
    name: 'panel-other-site',
    size: PANEL,
    async open(stage) {
      const panel = await panelOn(stage);
      await stage.chromium.openTab(`${stage.server.otherOrigin}/stew.html`);
      await panel.waitForSelector('[data-reason=not-allowed]');
      return panel;
    },
  },
  {
    name: 'library-welcome',
    size: LIBRARY,
    isWhole: true,
    async open(stage) {
      const page = await library('section=welcome')(stage);
      await click(page, 'welcome-try');
      await page.waitForSelector('.welcome-answer [data-post-id]');
      return page;
    },
  },
  { name: 'library-posts', size: LIBRARY, open: library('section=posts') },
  { name: 'library-posts-phone', size: { width: 400, height: 860 }, open: library('section=posts') },
  { name: 'library-none', size: LIBRARY, open: library('section=posts&query=量子纠缠') },
  { name: 'library-sources', size: LIBRARY, open: library('section=sources') },
  { name: 'library-import', size: LIBRARY, open: library('section=import') },
  { name: 'library-backup', size: LIBRARY, open: library('section=backup') },
  {
    name: 'library-settings',
    size: LIBRARY,
    isWhole: true,
    async open(stage) {
      const page = await library('section=settings')(stage);
      // Keys and allowed sites are asked of the browser.
      await page.waitForSelector('[data-testid^=shortcut-]');
      await page.waitForSelector('[data-testid=allow-every-site]');
      return page;
    },
  },
  // These two change the library: they come last.
  {
    name: 'popup-saved',
    async open(stage) {
      const popup = await popupOn('/stew.html')(stage);
      const button = await popup.waitForSelector('[data-testid=clip], [data-testid=unclip]');
      // Saved by an earlier picture: taken out first.
      if ((await button?.evaluate((element) => element.getAttribute('data-testid'))) === 'unclip')
        await click(popup, 'unclip');
      await click(popup, 'clip');
      await popup.waitForSelector('[data-testid=saved-form]');
      return popup;
    },
  },
  {
    name: 'popup-undo',
    async open(stage) {
      const popup = await popupOn('/sale.html')(stage);
      await click(popup, 'dismiss');
      await popup.waitForSelector('[data-testid=undo-bar]');
      return popup;
    },
  },
];

/** Twelve posts about the sale, imported as a reader would. */
export async function importPosts({ chromium }: Stage, file: string): Promise<void> {
  const page = await chromium.openExtensionPage('library.html?section=import');
  const input = await page.waitForSelector('[data-testid=import-files]');
  await (input as Awaited<ReturnType<typeof page.waitForSelector<'input'>>>)?.uploadFile(resolve(file));
  const run = await page.waitForSelector('[data-testid=import-run]:not(:disabled)');
  await run?.click();
  await page.waitForSelector('[data-testid=import-done]');
  await page.close();
}

/** Two frames after the last change of size: the surface has been laid out in it. */
/** Waits until the document has kept its height for ten frames: parts of the settings come when the browser has answered. */
export async function settleHeight(view: Page): Promise<void> {
  await view.evaluate(
    () =>
      new Promise<void>((done) => {
        let [height, frames] = [0, 0];
        const look = () => {
          const now = document.documentElement.scrollHeight;
          frames = now === height ? frames + 1 : 0;
          height = now;
          if (frames < 10) requestAnimationFrame(look);
          else done();
        };
        look();
      }),
  );
}

export async function settleFrames(view: Page): Promise<void> {
  await view.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
