import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { type LibraryProbe, openLibraryProbe } from './library-probe.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

const POSTS = 300;
const ID = 1;

let profileDir: string;
let chromium: Chromium | null = null;
let expected: unknown;

async function start(): Promise<Chromium> {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome'), profileDir });
  return chromium;
}

const openProbe = (browser: Chromium) => openLibraryProbe(browser, builtExtension('chrome'));

async function stop(): Promise<void> {
  await chromium?.close();
  chromium = null;
}

/** What a reader sees: a page's posts, and what is typed. */
async function ask(probe: LibraryProbe): Promise<unknown> {
  const { posts }: { posts: { title: string; text: string }[] } = JSON.parse(createPostsJson(3, 5));
  const calls = [
    ...posts.map(({ title, text }) => ({
      name: 'find',
      args: [createPage({ title, text, url: 'https://site.example/' }), { disabledKeywords: [], limit: 10 }],
    })),
    ...['第', '第1', 'word', ownWord(7), posts[0]?.text.slice(10, 12) ?? ''].map((query) => ({
      name: 'search',
      args: [query, 10],
    })),
  ];
  const answers = await probe.callEach(calls);
  return JSON.parse(
    JSON.stringify(
      answers.map(({ value }) => value),
      (key, value) => (key === 'elapsedMs' ? 0 : value),
    ),
  );
}

/** Says in the manifest that the segments are as large as those of 300,000 posts. Run in a page of the extension. */
async function makeLarge(): Promise<number[]> {
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await wait(indexedDB.open('library'));
  const store = database.transaction('manifest', 'readwrite').objectStore('manifest');
  const manifest = await wait(store.get('current'));
  for (const segment of manifest.segments) segment.bytes = 200_000_000;
  await wait(store.put(manifest, 'current'));
  database.close();
  return manifest.segments.map(({ id }: { id: number }) => id);
}

/** First bytes of each copy by its name. Run in a page of the extension. */
async function readCopies(): Promise<Record<string, string>> {
  const root = await navigator.storage.getDirectory();
  const copies: Record<string, string> = {};
  const directory = await root.getDirectoryHandle('segments').catch(() => null);
  if (!directory) return copies;
  for await (const name of directory.keys()) {
    const file = await (await directory.getFileHandle(name)).getFile();
    copies[name] = await file.slice(0, 4).text();
  }
  return copies;
}

/** Whether a thread reads the copy: then it cannot be removed. Run in a page of the extension. */
async function isRead(id: number): Promise<boolean> {
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('segments');
  return directory.removeEntry(String(id)).then(
    () => false,
    () => true,
  );
}

/** As a browser leaves a copy that was killed while it wrote it. Run in a page of the extension. */
async function tearCopy(id: number): Promise<void> {
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('segments');
  const writable = await (await directory.getFileHandle(String(id))).createWritable({ keepExistingData: true });
  await writable.write({ type: 'write', position: 0, data: new Uint8Array(16) });
  await writable.close();
}

let id = ID;

beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'pangzheng-copies-'));
  const browser = await start();
  const probe = await openProbe(browser);
  await probe.importJson(createPostsJson(POSTS, 0), 'posts.json');
  await probe.call('maintain', 65_536);
  expected = await ask(probe);
  expect(await probe.page.evaluate(readCopies)).toEqual({});
  await probe.close();
  const page = await browser.openExtensionPage('manifest.json');
  const ids = await page.evaluate(makeLarge);
  expect(ids).toHaveLength(1);
  id = ids[0] ?? ID;
  const second = await openProbe(browser);
  await second.call('maintain', 65_536);
  expect(await second.page.evaluate(readCopies)).toEqual({ [id]: 'PZSG' });
  await stop();
});

afterEach(stop);
afterAll(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));

it('a large library answers from the copy what it answered from memory, in two pages at once', async () => {
  const browser = await start();
  const probes = [await openProbe(browser), await openProbe(browser)];
  for (const probe of probes) expect(await ask(probe)).toEqual(expected);
  expect(await probes[0]?.page.evaluate(isRead, id)).toBe(true);
});

it('a copy that is not whole is left alone, and written again when the library rests', async () => {
  const browser = await start();
  const page = await browser.openExtensionPage('manifest.json');
  await page.evaluate(tearCopy, id);
  const probe = await openProbe(browser);
  expect(await ask(probe)).toEqual(expected);
  await probe.call('maintain', 65_536);
  expect(await page.evaluate(readCopies)).toEqual({ [id]: 'PZSG' });
});

it('a copy that somebody removed is made again', async () => {
  const browser = await start();
  const page = await browser.openExtensionPage('manifest.json');
  expect(await page.evaluate(isRead, id)).toBe(false); // which removes it
  const probe = await openProbe(browser);
  expect(await ask(probe)).toEqual(expected);
  await probe.call('maintain', 65_536);
  expect(await page.evaluate(readCopies)).toEqual({ [id]: 'PZSG' });
});
