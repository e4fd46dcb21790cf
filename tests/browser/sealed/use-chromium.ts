// node use-chromium.ts ANSWER-FILE: the extension in a Chromium whose whole world is startTraps(). Run by runSealed.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { builtExtension } from '../built-extension.ts';
import { launchChromium } from '../chromium.ts';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { startPageServer } from '../page-server.ts';
import { readPosts } from '../related-view.ts';
import { samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';
import { createHostilePosts, SECRET_WORD } from './hostile-posts.ts';
import { startTraps } from './start-traps.ts';

const [answerFile = ''] = process.argv.slice(2);
const traps = await startTraps();
const server = await startPageServer(samplePages());
const chromium = await launchChromium({
  extensionDir: builtExtension('chrome'),
  args: ['--allow-loopback-in-peer-connection'],
});
try {
  const library = await chromium.openExtensionPage('library.html?section=import');
  const postsFile = join(tmpdir(), `pangzheng-hostile-${process.pid}.json`);
  writeFileSync(postsFile, createHostilePosts());
  const input = await library.waitForSelector('input[data-testid="import-files"]');
  await (input as import('puppeteer-core').ElementHandle<HTMLInputElement> | null)?.uploadFile(postsFile);
  await (await library.waitForSelector('button[data-testid="import-run"]:enabled'))?.click();
  await library.waitForSelector('button[data-testid="import-open-posts"]');
  for (const section of ['posts', 'sources', 'backup', 'settings']) {
    const page = await chromium.openExtensionPage(`library.html?section=${section}`);
    await page.waitForSelector('main');
    await lookAtEverything(page);
  }
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const popup = await chromium.clickToolbar(tab);
  const shown = await readPosts(popup);
  await lookAtEverything(popup);
  await popup.close();
  const panel = await openPanelFromPopup(chromium, tab);
  await readPosts(panel);
  await lookAtEverything(panel);
  await panel.type('[data-testid=search-field]', SECRET_WORD);
  await panel.waitForSelector('[data-testid=search-result]');
  await lookAtEverything(panel);
  const quiet = { hits: [...traps.hits], stray: traps.countStrayDatagrams() };

  // The traps must see what they are there for: the same page, made to do it on purpose.
  await library.evaluate(() => {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = 'https://control-preconnect.trap.test';
    document.head.append(link);
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:198.51.100.9:3478' }] });
    connection.createDataChannel('x');
    void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  });
  await waitFor('the traps to see the control', () =>
    ['DNS control-preconnect.trap.test', 'UDP 3478'].every((wanted) =>
      traps.hits.some((hit) => hit.startsWith(wanted)),
    ),
  );
  writeFileSync(answerFile, JSON.stringify({ shown: shown.length, ...quiet }));
} finally {
  await chromium.close();
  await server.close();
}
process.exit(0);

/** Opens every post in view and holds the mouse over every link: all that a reader does short of a click on a link. */
async function lookAtEverything(page: Page): Promise<void> {
  for (const button of await page.$$('button[data-testid="expand"]')) await button.click();
  for (const link of (await page.$$('a[href^=http]')).slice(0, 12)) await link.hover().catch(() => undefined);
}
