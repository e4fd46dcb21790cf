import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIBRARY_DATABASE_VERSION } from '../../../utils/platform/store/library-database-name.ts';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { waitFor } from '../wait-for.ts';
import { countPosts } from './count-posts.ts';
import { killChromium } from './killable-browser.ts';
import { type LibraryProbe, openLibraryProbe } from './library-probe.ts';
import { findDamage, findOrphans, readStoredLibrary } from './stored-library.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

/** Kills in the middle of an upgrade; of all other operations see describe-kills.ts. PANGZHENG_KILLS=50 is for a long look. */
const KILLS = Number(process.env.PANGZHENG_KILLS ?? 2);

let profileDir: string;
let chromium: Chromium | null = null;

beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), 'pangzheng-faults-'));
});

afterEach(async () => {
  await chromium?.close();
  chromium = null;
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<LibraryProbe> {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome'), profileDir });
  return openLibraryProbe(chromium, builtExtension('chrome'));
}

async function stop(): Promise<void> {
  await chromium?.close();
  chromium = null;
}

/** Kills at a random moment within so many milliseconds. */
async function killWithin(maxMs: number, operation: Promise<unknown>): Promise<void> {
  operation.catch(() => undefined); // the browser goes in the middle of it
  await new Promise((resolve) => setTimeout(resolve, Math.random() * maxMs));
  if (chromium) await killChromium(chromium);
  chromium = null;
}

/** After a restart: whole at once, one of the allowed libraries, and soon without orphans. */
async function expectWhole(allowedCounts: readonly number[]): Promise<number> {
  const probe = await start();
  expect(findDamage(await probe.page.evaluate(readStoredLibrary))).toEqual([]);
  const count = await countPosts(probe);
  expect(allowedCounts).toContain(count);
  // What the sources say, what is indexed and what is stored are one and the same.
  const { total } = (await probe.call('search', ownWord(1), 1)) as { total: number };
  expect(total).toBe(count > 0 ? 1 : 0);
  await probe.call('maintain', 65_536);
  const after = await probe.page.evaluate(readStoredLibrary);
  expect(findDamage(after)).toEqual([]);
  expect(findOrphans(after)).toEqual([]);
  expect(await countPosts(probe)).toBe(count);
  await stop();
  return count;
}

describe('a browser killed at a random moment', () => {
  it(`of an upgrade from version 1, ${KILLS} times, keeps the old data or has the new`, async () => {
    const dump = readFileSync('tests/fixtures/library/version-1.json', 'utf8');
    for (let round = 0; round < KILLS; round++) {
      const dir = builtExtension('chrome');
      chromium = await launchChromium({ extensionDir: dir, profileDir });
      const page = await chromium.openExtensionPage('manifest.json'); // no worker of ours has opened the library yet
      await page.evaluate(writeDump, dump);
      await killWithin(
        300,
        openLibraryProbe(chromium, dir).then((opened) => opened.call('listSources')),
      );
      const probe = await start();
      expect(await countPosts(probe)).toBe(3);
      const stored = await probe.page.evaluate(readStoredLibrary);
      expect(stored.version).toBe(LIBRARY_DATABASE_VERSION);
      expect(findDamage(stored)).toEqual([]);
      await stop();
    }
  });
});

describe('two tabs', () => {
  it('that import at once both end right, and each then shows both', async () => {
    const first = await start();
    if (!chromium) throw new Error('No browser is running.');
    const second = await openLibraryProbe(chromium, builtExtension('chrome'));
    const ends = await Promise.all([
      first.importJson(createPostsJson(600, 0), 'first'),
      second.importJson(createPostsJson(600, 300), 'second'),
    ]);
    expect(ends).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    // A tab hears of the other's last commit a moment after its own import has ended.
    for (const probe of [first, second]) {
      await waitFor('both imports to show', async () => (await countPosts(probe)) === 900);
    }
    for (const probe of [first, second]) {
      expect(await probe.call('search', ownWord(1), 1)).toMatchObject({ total: 1 });
      expect(await probe.call('search', ownWord(899), 1)).toMatchObject({ total: 1 });
    }
    await stop();
    await expectWhole([900]);
  });
});

/** Runs in a page of the extension: makes the database of tests/fixtures/library anew. */
async function writeDump(json: string): Promise<void> {
  const dump: {
    version: number;
    stores: Record<string, { keyPath: string | null; records: { key: IDBValidKey; value: unknown }[] }>;
  } = JSON.parse(json);
  const toBytes = (base64: string) => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== 'object' || value === null) return value;
    if ('$bytes' in value) return toBytes(String(value.$bytes));
    if ('$blob' in value) return new Blob([toBytes(String(value.$blob))]);
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, decode(field)]));
  };
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('library');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('library', dump.version);
    request.onupgradeneeded = () => {
      for (const [name, { keyPath, records }] of Object.entries(dump.stores)) {
        const store = request.result.createObjectStore(name, keyPath === null ? undefined : { keyPath });
        for (const { key, value } of records) {
          if (keyPath === null) store.put(decode(value), key);
          else store.put(decode(value));
        }
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
