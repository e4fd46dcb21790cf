import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { builtExtension } from '../built-extension.ts';
import { type Caret, FIXTURE_NAMES, PLACE_CARET, readFixture } from './fixtures.ts';

// The built script in an isolated world of a real page, where executeScript puts it, with a port of the test's own.

let browser: Browser;
let watcher: string;

beforeAll(async () => {
  watcher = readFileSync(join(builtExtension('chrome'), 'writing-watcher.js'), 'utf8');
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('No Chromium found: install Debian package chromium, or set PANGZHENG_BROWSER.');
  browser = await puppeteer.launch({ executablePath, pipe: true, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
});

/** Puts the script into the page's isolated world and connects to it: `ask()` there is what the panel asks. */
const CONNECT = `
  var sent = [];
  var onConnect = [];
  var onMessage = [];
  var browser = { runtime: { onConnect: { addListener: (one) => onConnect.push(one), removeListener: () => {} } } };`;
const OPEN = `
  onConnect[0]({
    name: 'writing',
    postMessage: (message) => sent.push(message),
    disconnect() {},
    onMessage: { addListener: (one) => onMessage.push(one), removeListener() {} },
    onDisconnect: { addListener() {}, removeListener() {} },
  });
  var ask = () => { sent.length = 0; onMessage[0]('read'); return sent[0]; };`;

interface Opened {
  tab: Page;
  session: CDPSession;
  /** Evaluates an expression in the isolated world. */
  run(expression: string): Promise<unknown>;
}

async function openFixture<Answer>(name: string, use: (opened: Opened) => Promise<Answer>): Promise<Answer> {
  const tab = await browser.newPage();
  try {
    await tab.setContent(readFixture(name).markup);
    const session = await tab.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    const run = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        returnByValue: true,
        expression,
      });
      expect(exceptionDetails).toBeUndefined();
      return result.value;
    };
    await run(CONNECT);
    await run(watcher);
    return await use({ tab, session, run });
  } finally {
    await tab.close();
  }
}

const placeCaret = (tab: Page, caret: Omit<Caret, 'paragraph'>) =>
  tab.evaluate(`(function () {${PLACE_CARET}})(${JSON.stringify(caret)})`);

describe('the paragraph around the caret is as expected.json says', () => {
  it.each(FIXTURE_NAMES.map((name) => ({ name, ...readFixture(name) })))('$name: $why', async ({ name, carets }) => {
    const answers = await openFixture(name, async ({ tab, run }) => {
      await run(OPEN);
      const read: unknown[] = [];
      for (const caret of carets) {
        await placeCaret(tab, caret);
        read.push(await run('ask()'));
      }
      return read;
    });
    expect(answers).toEqual(
      carets.map(({ paragraph }) => (paragraph === null ? { kind: 'left' } : { kind: 'paragraph', text: paragraph })),
    );
  });
});

describe('with the clock of the page held', () => {
  /** Lets so much time go by in the page as nobody leaves between two keys. */
  async function passTime(session: CDPSession): Promise<void> {
    const passed = new Promise((resolve) => session.once('Emulation.virtualTimeBudgetExpired', resolve));
    await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 60_000 });
    await passed;
  }

  it.each([
    ['a textarea', 'comment-form', { in: '#comment', after: '各说各的。' }],
    ['a frame of the same site', 'wechat-editor', { inside: '#ueditor', in: 'body', after: '框架里的第一段。' }],
  ])('a composition in %s is never asked about, however long it takes', async (_name, fixture, caret) => {
    await openFixture(fixture, async ({ tab, session, run }) => {
      await session.send('Emulation.setVirtualTimePolicy', { policy: 'pause' });
      await placeCaret(tab, caret);
      await run(OPEN);
      await session.send('Input.imeSetComposition', { text: 'zhan bao', selectionStart: 8, selectionEnd: 8 });
      await passTime(session);
      expect(await run('sent')).toEqual([]);
      expect(await run('ask()')).toBeUndefined();
      await session.send('Input.insertText', { text: '战报' });
      await passTime(session);
      expect(await run('sent')).toEqual([{ kind: 'rested' }]);
      expect(await run('ask()')).toEqual({ kind: 'paragraph', text: expect.stringContaining('战报') });
    });
  });
});
