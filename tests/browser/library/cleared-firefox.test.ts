import { afterAll, beforeAll, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { waitFor } from '../wait-for.ts';
import { importInFirefox } from './import-in-firefox.ts';
import { createPostsJson } from './test-posts.ts';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
});
afterAll(() => firefox?.close());

/** What Firefox does when it makes room, or when the reader clears the data of the extension. */
const CLEAR_DATA = `
  const { principal } = WebExtensionPolicy.getByHostname(arguments[0]).extension;
  return new Promise((resolve) =>
    Services.clearData.deleteDataFromPrincipal(principal, true, Ci.nsIClearDataService.CLEAR_DOM_QUOTA, () => resolve(true)));`;

it('a library that Firefox removes under an open page is gone from that page, which says so', async () => {
  await importInFirefox(firefox, createPostsJson(300, 0), 'posts.json');
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=sources`);
  const countSources = () => firefox.run(`return document.querySelectorAll('[data-testid=source]').length`);
  await waitFor('both sources', async () => (await countSources()) === 2);
  await firefox.runInBrowser(CLEAR_DATA, new URL(firefox.extensionOrigin).hostname);
  await waitFor('the page to say so', () =>
    firefox.run(`return document.querySelector('[data-testid=damage]') !== null`),
  );
  await waitFor('the source to be gone', async () => (await countSources()) === 1);
  await importInFirefox(firefox, createPostsJson(20, 0), 'posts.json');
});
