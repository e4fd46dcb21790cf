import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { WAIT } from '../library/page-scripts.ts';
import { clickInTab } from './choose-in-firefox.ts';

let firefox: Firefox;

const textOf = (selector: string) =>
  firefox.run(`${WAIT} return waitFor(arguments[0]).then((element) => element.textContent);`, selector);
const click = async (selector: string) => {
  await textOf(selector);
  await clickInTab(firefox, selector);
};
const open = (section: string) => firefox.navigate(`${firefox.extensionOrigin}/library.html?section=${section}`);

beforeAll(async () => {
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    // The prompt is the browser's own; here the click that asks is the answer.
    preferences: { 'extensions.webextOptionalPermissionPrompts': false },
  });
});
afterAll(() => firefox?.close());

it('follows the bookmarks after one click, takes over what changes, and says when the permission was taken back', async () => {
  await open('import');
  expect(await firefox.runInTab(`return browser.permissions.contains({ permissions: ['bookmarks'] })`)).toBe(false);
  await click('[data-testid=follow-bookmarks]');
  await click('[data-testid=import-run]');
  await textOf('[data-testid=import-done]');

  await firefox.runInTab(`return browser.bookmarks.create({ title: '增长' })
    .then(({ id }) => browser.bookmarks.create({ parentId: id, title: '留存手册', url: 'https://example.com/retention' }))
    .then(() => undefined)`);
  await open('posts');
  expect(await textOf('[data-testid=folder-notice][data-state=changed]')).toContain('1 new, 0 changed, 0 vanished');
  await click('[data-testid=folder-notice-act]');
  await click('[data-testid=import-run]');
  await textOf('[data-testid=import-done]');
  await open('posts&query=留存手册');
  expect(await textOf('[data-testid=library-post]')).toContain('增长');

  await firefox.runInTab(`return browser.permissions.remove({ permissions: ['bookmarks'] })`);
  await open('sources');
  expect(await textOf('[data-testid=folder-notice][data-state=no-access]')).toContain('still in the library');
});
