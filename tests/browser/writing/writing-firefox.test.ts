import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';
import { type Caret, fixturePages, PLACE_CARET, trappedPage, WRITTEN } from './fixtures.ts';

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer({ ...samplePages(), ...fixturePages(), ...trappedPage() });
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    preferences: {
      // Grants what the reader is asked for, since the prompt belongs to the browser.
      'extensions.webextOptionalPermissionPrompts': false,
      'dom.security.https_first': false,
    },
  });
  await firefox.navigate(`${server.origin}/stew.html`);
  await firefox.openSidebar();
  const clickUntil = (what: string, selector: string, isDone: () => Promise<unknown>) =>
    waitFor(what, async () => {
      // Buttons move while the sidebar is laid out, and a click may land beside them.
      if (!(await isDone())) await firefox.clickInSidebar(selector);
      return isDone();
    });
  const ALLOW = '[data-testid=allow-every-site]';
  await waitFor('the button that allows reading', () => isThere(ALLOW));
  await clickUntil('the permission', ALLOW, async () => !(await isThere(ALLOW)));
  const FOLLOW = '[data-testid=follow-writing]';
  await waitFor('the switch', () => isThere(FOLLOW));
  await clickUntil('following to be on', FOLLOW, () => isThere(`${FOLLOW}:checked`));
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

const isThere = (selector: string) =>
  firefox.runInSidebar('return document.querySelector(arguments[0]) !== null', selector);

const waitForText = (selector: string, text: string) =>
  waitFor(`${text} in ${selector}`, async () =>
    String(
      await firefox.runInSidebar('return document.querySelector(arguments[0])?.textContent ?? ""', selector),
    ).includes(text),
  );
const waitForBar = (text: string) => waitForText('main[data-state] [data-testid=page-bar]', text);

const placeCaret = (caret: Omit<Caret, 'paragraph'>) => firefox.runInTab(PLACE_CARET, caret);

async function write(text: string): Promise<void> {
  for (const key of text) await firefox.pressKey(key, 'tab');
}

it.each([
  ['a textarea', 'comment-form', { in: '#comment', after: '各说各的。\n\n' }],
  ['an editor of lines', 'comment-form', { in: '#lines .cm-line:nth-child(3)', after: '' }],
  ['a frame of the same site', 'wechat-editor', { inside: '#ueditor', in: 'body', after: '框架里的第一段。' }],
  ['a root with wrappers of its own', 'wechat-editor', { in: '#prose', after: '今年大促的时间。' }],
  ['a shadow tree', 'wechat-editor', { inside: '#shadow', in: '#inner', after: '也要能读到。' }],
  ['blocks below one root', 'block-editor', { in: '#root', after: '成交要单独算' }],
  ['a block of its own', 'block-editor', { in: '#leaf-b', after: '不再公布。' }],
])('finds by the paragraph typed into %s, after a pause', async (_name, fixture, caret) => {
  await firefox.navigate(`${server.origin}/${fixture}.html`);
  await placeCaret(caret);
  await write(WRITTEN);
  await waitForBar('没有人再讨论战报');
  await waitForText('main[data-state=ready] [data-testid=related-post]', SALE_POST_TITLE);
});

it('goes back to the page when the caret leaves for a password, of which nothing is read', async () => {
  await firefox.navigate(`${server.origin}/private-fields.html`);
  await placeCaret({ in: '#open', after: '写一段话。' });
  await write('又写了半句');
  await waitForBar('又写了半句');
  await placeCaret({ in: '#password', after: '' });
  await write('qingshan');
  await waitForBar('结算与登录');
  expect(await firefox.runInSidebar('return document.body.textContent')).not.toContain('qingshan');
});

it('asks for the chosen characters after a composition', async () => {
  await firefox.navigate(`${server.origin}/comment-form.html`);
  await placeCaret({ in: '#comment', after: '各说各的。\n\n' });
  await write('先打几个字，再用输入法：');
  await firefox.runInBrowser(`
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    processor.beginInputTransactionForTests(window, () => false);
    processor.setPendingCompositionString('zhan bao');
    processor.appendClauseToPendingComposition(8, processor.ATTR_RAW_CLAUSE);
    processor.setCaretInPendingComposition(8);
    processor.flushPendingComposition();
    processor.commitCompositionWith('战报');
    return true;`);
  await waitForBar('再用输入法：战报');
});

it('leaves nothing that the page could notice, and the page again is the query once it is switched off', async () => {
  await firefox.navigate(`${server.origin}/trapped.html`);
  await placeCaret({ in: '#comment', after: '各说各的。\n\n' });
  await firefox.runInTab('window.arm(); return true');
  await write(WRITTEN);
  await waitForBar('没有人再讨论战报');
  expect(await firefox.runInTab('return window.seen()')).toEqual([]);
  // The trap itself works.
  const control = 'window.arm(); document.body.title = document.activeElement.localName; return window.seen()';
  expect(await firefox.runInTab(control)).toEqual(['activeElement', 'attributes']);
  await waitFor('the page to be read again', async () => {
    await firefox.clickInSidebar('[data-testid=follow-writing]:checked');
    return isThere('[data-testid=follow-writing]:not(:checked)');
  });
  await waitForBar('讨论 12');
});
