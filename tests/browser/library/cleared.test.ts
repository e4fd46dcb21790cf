import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { waitFor } from '../wait-for.ts';
import { openLibraryProbe } from './library-probe.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(() => chromium?.close());

it('a library that the browser removes under an open page is gone from that page, which says so', async () => {
  const probe = await openLibraryProbe(chromium, builtExtension('chrome'));
  await probe.importJson(createPostsJson(300, 0), 'old');
  const page = await chromium.openExtensionPage('library.html?section=sources');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=source]').length === 2);
  const devtools = await page.createCDPSession();
  await devtools.send('Storage.clearDataForOrigin', {
    origin: `chrome-extension://${chromium.extensionId}`,
    storageTypes: 'indexeddb',
  });
  await page.waitForSelector('[data-testid=damage]');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=source]').length === 1);
  await waitFor('the other page to know', async () => {
    const { total } = (await probe.call('search', ownWord(1), 1)) as { total: number };
    return total === 0;
  });
  expect(await probe.importJson(createPostsJson(20, 0), 'new')).toMatchObject({ state: 'done' });
  expect(await probe.call('search', ownWord(1), 1)).toMatchObject({ total: 1 });
});
