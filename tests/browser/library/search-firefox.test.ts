import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { createLookAlikes, IMPORT_FILE, SEARCH_IN_LIBRARY, SEARCH_IN_POPUP } from './page-scripts.ts';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
});
afterAll(() => firefox?.close());

it('finds in Firefox what stands behind hundreds of posts that only look like it, and says how many there are', async () => {
  const open = (page: string) => firefox.navigate(`${firefox.extensionOrigin}/${page}`);
  await open('library.html?section=import');
  await firefox.run(IMPORT_FILE, createLookAlikes(600), 'posts.json');
  const found = { count: expect.stringMatching(/^2 /), titles: expect.arrayContaining(['整词甲', '整词乙']) };
  await open('popup.html');
  expect(await firefox.run(SEARCH_IN_POPUP, '机器学习')).toEqual(found);
  await open(`library.html?query=${encodeURIComponent('机器学习')}`);
  expect(await firefox.run(SEARCH_IN_LIBRARY)).toEqual(found);
});
