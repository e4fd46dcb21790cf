import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { launchChromium } from './chromium.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { READ_KEYWORDS, READ_POSTS, readKeywords, readPosts, SETTLED_VIEW, type ShownPost } from './related-view.ts';
import { SALE_POST_TITLE, samplePages } from './sample-pages.ts';
import { startTrapServer, type TrapServer } from './trap-server.ts';
import { waitFor } from './wait-for.ts';

let firefox: Firefox;
let server: PageServer;
let trap: TrapServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  trap = await startTrapServer();
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    preferences: {
      // What is not for this machine goes to the trap, which lets nothing pass and writes it down.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': trap.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': trap.port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
      // Firefox's own video components, from Google's update server.
      'media.gmp-manager.updateEnabled': false,
      // Grants what the reader is asked for, since the prompt belongs to the browser. It is asked for all the same.
      'extensions.webextOptionalPermissionPrompts': false,
    },
  });
});
afterAll(async () => {
  await firefox?.close();
  await trap?.close();
  await server?.close();
});

afterEach(() => firefox.closePopup());

/** Posts of the popup or the sidebar, once it has finished. */
async function readView(run: (body: string, ...args: unknown[]) => Promise<unknown>): Promise<ShownPost[]> {
  await waitFor('the view to finish', () => run('return document.querySelector(arguments[0]) !== null', SETTLED_VIEW));
  const failure = await run(`return document.querySelector('main[data-state=failed]')?.innerText ?? ''`);
  if (failure) throw new Error(String(failure));
  return (await run(READ_POSTS)) as ShownPost[];
}

async function readInChromium(path: string): Promise<{ posts: ShownPost[]; keywords: string[] }> {
  const chromium = await launchChromium({ extensionDir: builtExtension('chrome'), language: 'en' });
  try {
    const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}${path}`));
    return { posts: await readPosts(popup), keywords: await readKeywords(popup) };
  } finally {
    await chromium.close();
  }
}

it('a real click on the toolbar icon opens the popup with the posts and keywords of Chromium, in its order', async () => {
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.clickToolbar();
  const posts = await readView(firefox.runInPopup);
  const keywords = await firefox.runInPopup(READ_KEYWORDS);
  expect(posts[0]?.title).toContain(SALE_POST_TITLE);
  expect({ posts, keywords }).toEqual(await readInChromium('/sale.html'));
});

it('stays silent on a page about something else', async () => {
  await firefox.navigate(`${server.origin}/stew.html`);
  await firefox.clickToolbar();
  expect(await readView(firefox.runInPopup)).toEqual([]);
  expect(await firefox.runInPopup(`return document.querySelector('main').dataset.state`)).toBe('silent');
});

it.each([
  ['a page of the browser', () => 'about:config', 'browser-page'],
  ['the source of a page', () => `view-source:${server.origin}/sale.html`, 'view-source'],
  ['a PDF', () => `${server.origin}/paper.pdf`, 'pdf'],
  ['a page without text', () => `${server.origin}/empty.html`, 'empty'],
])('%s ends in its own sentence', async (_, address, reason) => {
  await firefox.openFromBrowser(address());
  await firefox.clickToolbar();
  await waitFor(`the reason ${reason}`, () =>
    firefox.runInPopup(
      `return document.querySelector('[data-testid=unreadable]')?.dataset.reason === arguments[0]`,
      reason,
    ),
  );
});

it('the sidebar shows the posts of the page in front and follows it on a site that the reader allowed', async () => {
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.openSidebar();
  await waitFor('the sidebar to say that it may not read yet', () =>
    firefox.runInSidebar(`return document.querySelector('[data-reason=not-allowed]') !== null`),
  );
  // The button moves while the sidebar is laid out, and a click may land beside it.
  await waitFor('the permission', async () => {
    await firefox.clickInSidebar('[data-testid=allow-every-site]');
    return firefox.runInSidebar(`return document.querySelector('[data-testid=revoke-every-site]') !== null`);
  });
  await waitFor('the posts of the page', () =>
    firefox.runInSidebar(
      `return document.querySelector('[data-testid=related-post]')?.textContent.includes(arguments[0])`,
      SALE_POST_TITLE,
    ),
  );
  await firefox.navigate(`${server.origin}/stew.html`);
  await waitFor('silence on the other page', () =>
    firefox.runInSidebar(`return document.querySelector('main[data-state=silent]') !== null`),
  );
});

it('the library page opens', async () => {
  await firefox.navigate(`${firefox.extensionOrigin}/library.html`);
  await waitFor('the library to list its posts', () =>
    firefox.run(`return document.body.textContent.includes(arguments[0])`, SALE_POST_TITLE),
  );
});

it('no request has left the extension', () => {
  // Firefox itself asks Mozilla, and Google for video components, for its own things; what we could have sent would go anywhere else.
  const own =
    /\b(update\.googleapis\.com|mozilla\.(org|com|net)|firefox\.com|mozgcp\.net|mozilla-ohttp\.fastly-edge\.com|detectportal)\b/;
  expect(trap.hits.filter((hit) => !own.test(hit))).toEqual([]);
});
