import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { ADDON_ID, type Firefox, launchFirefox } from '../firefox.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { SETTLED_VIEW } from '../related-view.ts';
import { samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer({
    ...samplePages(),
    'http://www.baidu.com/s': { body: '<!doctype html><title>搜索</title><p>搜索结果' },
  });
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    preferences: {
      // Grants what the reader is asked for, since the prompt belongs to the browser.
      'extensions.webextOptionalPermissionPrompts': false,
      'dom.security.https_first': false,
      // Search engines are asked through this server: nothing leaves the machine.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': Number(new URL(server.origin).port),
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
    },
  });
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

it('answers a page of search results by the words in its address', async () => {
  await firefox.navigate(`http://www.baidu.com/s?wd=${encodeURIComponent('剔除退款')}`);
  await firefox.clickToolbar();
  await waitForText('typed-match', '618');
  expect(await textInPopup('page-bar')).toContain('剔除退款');
});

it('lists the pages read before in this session', async () => {
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.clickToolbar();
  await waitFor('the posts', async () => (await textInPopup('related-post')) !== '');
  await firefox.closePopup();
  await firefox.navigate(`${server.origin}/stew.html`);
  await firefox.clickToolbar();
  await waitForText('recent-page', '618');
});

it('keeps a post pinned to its page when the page is opened again', async () => {
  const press = (testId: string) => `document.querySelector('[data-testid=${testId}]').click()`;
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.clickToolbar();
  await waitFor('the post', () => firefox.runInPopup(`return document.querySelector('[data-testid=pin]') !== null`));
  await firefox.runInPopup(press('pin'));
  await waitForText('pinned-post', '618');
  await firefox.closePopup();
  await firefox.clickToolbar();
  await waitForText('pinned-post', '618');
  await firefox.runInPopup(press('unpin'));
  await waitFor('it to be taken off', async () => (await textInPopup('pinned-post')) === '');
});

// Last: with the sidebar open a popup of the same window closes by itself.
it('copies the related posts with full texts in one click', async () => {
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.openSidebar();
  const isThere = (selector: string) =>
    firefox.runInSidebar('return document.querySelector(arguments[0]) !== null', selector);
  const ALLOW = '[data-testid=allow-every-site]';
  await waitFor('the button that allows reading', () => isThere(ALLOW));
  // Buttons move while the sidebar is laid out, and a click may land beside them.
  await waitFor('the permission', async () => {
    await firefox.clickInSidebar(ALLOW);
    return !(await isThere(ALLOW));
  });
  const COPY = '[data-testid=copy-context]';
  await waitFor('the button that copies', () => isThere(`${SETTLED_VIEW} ${COPY}`));
  await waitFor('the news of it', async () => {
    await firefox.clickInSidebar(COPY);
    const news = await firefox.runInSidebar('return document.querySelector("[aria-live]").textContent');
    return String(news).includes('full texts');
  });
});

// After the last one, in which the reader allowed every site.
it('says on the icon how many posts are related, on sites that the reader allowed', async () => {
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=settings`);
  const BOX = '[data-testid=setting-badge]';
  await waitFor('the setting', () => firefox.run('return document.querySelector(arguments[0]) !== null', BOX));
  await firefox.run('document.querySelector(arguments[0]).click()', BOX);
  const listRegistered = 'return window.wrappedJSObject.browser.scripting.getRegisteredContentScripts()';
  await waitFor('the script', async () => ((await firefox.run(listRegistered)) as unknown[]).length === 1);
  await firefox.navigate(`${server.origin}/sale.html`);
  await waitFor('the number', async () => {
    const badge = await firefox.runInBrowser(
      `
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(arguments[0]);
      const { action } = extension.apiManager.global.browserActionFor ? { action: extension.apiManager.global.browserActionFor(extension) } : ExtensionParent;
      return action.action.getContextData(window.gBrowser.selectedTab).badgeText;`,
      ADDON_ID,
    );
    return badge === '1';
  });
});
