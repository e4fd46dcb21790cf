// What `npm start` runs once everything is there: the extension in a browser on a page.
//   node tests/browser/demo.ts [--headless] [http(s) URL | local .html file]
// Without a display, or with --headless: a real click on the toolbar icon, keywords and related posts printed, pictures
// of popup and side panel under .output/demo/. With a display: the browser stays open for the reader.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { PANEL, settleFrames } from './pictures/states.ts';
import { readKeywords, readPosts, SETTLED_VIEW } from './related-view.ts';

const SAMPLE = 'data/sample/page.html';
const PICTURES = join('.output', 'demo');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { headless: { type: 'boolean', default: false } },
});
const wanted = positionals[0] ?? SAMPLE;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isHeadless = values.headless || !hasDisplay;

try {
  await show(wanted);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function show(address: string): Promise<void> {
  const isUrl = /^https?:\/\//i.test(address);
  if (!isUrl && !(existsSync(address) && statSync(address).isFile())) {
    throw new Error(`${address} is neither an http(s) address nor a file here. Give one of the two, or nothing.`);
  }
  const chromium = await launch();
  let server: PageServer | null = null;
  try {
    server = isUrl ? null : await startPageServer({ '/page.html': { body: readFileSync(address) } });
    const url = server ? `${server.origin}/page.html` : address;
    const tab = await chromium.openTab(url).catch((error) => {
      throw new Error(`The browser could not open ${url}: ${error instanceof Error ? error.message : error}`);
    });
    if (isHeadless) await print(chromium, tab);
    else await stayOpen(chromium, url);
  } finally {
    await chromium.close();
    await server?.close();
  }
}

async function launch(): Promise<Chromium> {
  try {
    return await launchChromium({
      extensionDir: builtExtension('chrome'),
      isWindow: !isHeadless,
      // A reader's window keeps its library from one start to the next.
      ...(isHeadless ? {} : { profileDir: resolve('.output', 'profile'), language: 'own' as const }),
      args: ['--window-size=1280,1000'],
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isHeadless || !/X server|DISPLAY|Wayland|Ozone/i.test(message)) throw error;
    throw new Error(
      `The browser could not open a window on ${process.env.DISPLAY || process.env.WAYLAND_DISPLAY}: no display answers there. Name one that does, or run it with --headless (npm start -- --headless).`,
      { cause: error },
    );
  }
}

async function print(chromium: Chromium, tab: Page): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const popup = await chromium.clickToolbar(tab);
  const posts = await readPosts(popup);
  console.log(`\nPage: ${await tab.title()} (${tab.url()})`);
  console.log(`Keywords: ${(await readKeywords(popup)).join(', ') || 'none'}`);
  if (posts.length === 0) console.log(`No related posts: ${await readNotice(popup)}`);
  for (const [index, post] of posts.entries()) {
    console.log(`${index + 1}. ${post.title}  [${post.strength}]\n   ${post.reason}`);
  }
  await popup.screenshot({ path: join(PICTURES, 'popup.png') as `${string}.png` });
  await popup.close();
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.setViewport(PANEL);
  await panel.waitForSelector(SETTLED_VIEW);
  await settleFrames(panel);
  await panel.screenshot({ path: join(PICTURES, 'panel.png') as `${string}.png` });
  console.log(`\nPictures: ${join(PICTURES, 'popup.png')}, ${join(PICTURES, 'panel.png')}`);
}

/** What the view says instead of posts. */
async function readNotice(view: Page): Promise<string> {
  const notice = await view.$('[data-testid=silent], [data-testid=unreadable], [data-testid=failed]');
  const sentences = await notice?.$$eval('h2, p', (parts) => parts.map((part) => part.textContent?.trim()));
  return sentences?.join(' · ') ?? 'nothing to say';
}

async function stayOpen(chromium: Chromium, url: string): Promise<void> {
  console.log(`The browser shows ${url}. Click the icon of 旁征 in its toolbar (pin it from the puzzle piece).`);
  console.log('Close the browser, or press Ctrl+C here, to end.');
  await new Promise<void>((resolve) => {
    chromium.browser.once('disconnected', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
