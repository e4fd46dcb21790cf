import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});
afterEach(() => firefox.closePopup());

const textInPopup = (testId: string) =>
  firefox.runInPopup(`return document.querySelector('[data-testid=${testId}]')?.textContent ?? ''`);

const waitForText = (testId: string, text: string) =>
  waitFor(`${text} in ${testId}`, async () => String(await textInPopup(testId)).includes(text));

it('marks what the article links to and counts the page’s links that are in the library', async () => {
  await firefox.navigate(`${server.origin}/citing.html`);
  await firefox.clickToolbar();
  await waitForText('linked', '1');
  await waitFor('the mark', async () => (await textInPopup('cited')) !== '');
  expect(await firefox.runInPopup(`return document.querySelectorAll('[data-testid=cited]').length`)).toBe(1);
});
