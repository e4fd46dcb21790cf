import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { importInFirefox } from './library/import-in-firefox.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { samplePages } from './sample-pages.ts';
import { waitFor } from './wait-for.ts';

// The sidebar of a Firefox in English: its names are longer than the Chinese ones of panel.test.ts.

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
  await importInFirefox(firefox, readFileSync('tests/browser/pictures/twelve-posts.csv', 'utf8'), 'twelve-posts.csv');
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.clickToolbar(); // it lets the sidebar read this page, too
  await firefox.closePopup();
  await firefox.openSidebar();
  await waitFor('the posts', () =>
    firefox.runInSidebar(`return document.querySelectorAll('[data-testid=related-post]').length > 8`),
  );
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

it.each([240, 252, 300, 320, 360, 420, 480, 600])(
  'one scroll bar and one row of buttons a post at %i px',
  async (width) => {
    await firefox.runInBrowser(SET_SIDEBAR_WIDTH, width);
    await waitFor('its width', async () => (await firefox.runInSidebar('return innerWidth')) === width);
    expect(await firefox.runInSidebar(MEASURE)).toEqual({
      longerThanWindow: 0,
      widerThanWindow: 0,
      widerThanList: 0,
      isListLong: true,
      postsOfTwoRows: [],
    });
  },
);

/** As by dragging its edge, but also narrower than Firefox lets a pointer make it: its own style sheet has a minimum. */
const SET_SIDEBAR_WIDTH = `
  const box = document.getElementById('sidebar-box');
  for (const name of ['width', 'min-width', 'max-width']) box.style.setProperty(name, arguments[0] + 'px', 'important');
  return true;`;

const MEASURE = `
  const { scrollHeight, scrollWidth } = document.documentElement;
  const list = document.querySelector('main');
  const rowOf = (button) => Math.round(button.getBoundingClientRect().top);
  return {
    longerThanWindow: Math.max(scrollHeight - innerHeight, 0),
    widerThanWindow: Math.max(scrollWidth - innerWidth, 0),
    widerThanList: Math.max(list.scrollWidth - list.clientWidth, 0),
    isListLong: list.scrollHeight > list.clientHeight,
    postsOfTwoRows: [...document.querySelectorAll('[data-testid=related-post]')]
      .filter((post) => new Set([...post.querySelectorAll('.actions > :is(button, a)')].map(rowOf)).size > 1)
      .map((post) => post.querySelector('.title').textContent),
  };`;
