import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { countPosts } from './count-posts.ts';
import { openLibraryProbe } from './library-probe.ts';
import { createPostsJson } from './test-posts.ts';

let profileDir: string;
let chromium: Chromium | null = null;

beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), 'pangzheng-lost-'));
});
afterEach(async () => {
  await stop();
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<Chromium> {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome'), profileDir });
  return chromium;
}

async function stop(): Promise<void> {
  await chromium?.close();
  chromium = null;
}

const startProbe = async () => openLibraryProbe(await start(), builtExtension('chrome'));

/** Files of the extension's databases. */
function findDatabaseFiles(): string[] {
  const directory = join(profileDir, 'Default', 'IndexedDB');
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
}

/** A record of LevelDB's log that says it is 30,000 bytes long, of which the first 100 were written. */
const CUT_RECORD = Buffer.concat([Buffer.from([1, 2, 3, 4, 30_000 & 255, 30_000 >> 8, 1]), Buffer.alloc(100, 7)]);

it('a write that a power cut or a full disk cuts off costs nothing, two starts later either', async () => {
  const first = await startProbe();
  await first.importJson(createPostsJson(300, 0), 'old');
  await stop();
  const logs = findDatabaseFiles().filter((name) => name.endsWith('.log'));
  expect(logs).toHaveLength(1);
  for (const log of logs) appendFileSync(log, CUT_RECORD);
  const second = await startProbe();
  expect(await countPosts(second)).toBe(300);
  await second.importJson(createPostsJson(20, 5_000), 'new');
  await stop();
  expect(await countPosts(await startProbe())).toBe(320);
});

it('a library that the browser removed between two starts is missed, until the reader has seen it', async () => {
  const probe = await startProbe();
  await probe.importJson(createPostsJson(300, 0), 'old');
  await stop();
  rmSync(join(profileDir, 'Default', 'IndexedDB'), { recursive: true });
  const page = await (await start()).openExtensionPage('library.html?section=sources');
  const notice = await page.waitForSelector('[data-testid=damage]');
  expect(await notice?.evaluate((element) => element.textContent)).toContain('浏览器清除了帖子库');
  await (await page.waitForSelector('[data-testid=damage-forget]'))?.click();
  await page.waitForFunction(() => document.querySelector('[data-testid=damage]') === null);
  await stop();
  const again = await startProbe();
  expect(await again.call('listDamage')).toMatchObject({ isCleared: false });
});

it('a popup over a library that the browser removed says so as well', async () => {
  const probe = await startProbe();
  await probe.importJson(createPostsJson(300, 0), 'old');
  await stop();
  rmSync(join(profileDir, 'Default', 'IndexedDB'), { recursive: true });
  const browser = await start();
  const popup = await browser.clickToolbar(await browser.openTab('about:blank'));
  await popup.waitForSelector('[data-testid=damage]');
});
