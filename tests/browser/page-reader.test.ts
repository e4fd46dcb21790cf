import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-browser.mjs';
import { parsePage } from '../../utils/page/parse-page.ts';
import { READING_BOUNDS } from '../../utils/page/reading-bounds.ts';
import { builtExtension } from './built-extension.ts';

// The built reader in an isolated world of a real page, as scripting.executeScript runs it. What happy-dom cannot show:
// names that hide properties of forms and documents, and depth that overflows a browser's own stack.

const PARAGRAPH = '正文的一段话，足够长，有逗号，也有句号，读者想读的就是它。'.repeat(4);
const ARTICLE = `<article>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article>`;

let browser: Browser;
let reader: string;

beforeAll(async () => {
  reader = readFileSync(join(builtExtension('chrome'), 'page-reader.js'), 'utf8')
    .trim()
    .replace(/;$/, '');
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('No Chromium found: install Debian package chromium, or set PANGZHENG_BROWSER.');
  browser = await puppeteer.launch({ executablePath, pipe: true, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
});

/** Loads markup, lets the page's own script run on it, then evaluates an expression in an isolated world. */
async function evaluateIsolated(markup: string, pageScript: string, expression: string): Promise<unknown> {
  const tab = await browser.newPage();
  try {
    await tab.setContent(`<!doctype html><html><head><title>题目</title></head><body>${markup}</body></html>`);
    await tab.evaluate(pageScript);
    const session = await tab.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: world.executionContextId,
      returnByValue: true,
      expression,
    });
    expect(exceptionDetails).toBeUndefined();
    return result.value;
  } finally {
    await tab.close();
  }
}

describe('what only a real page can tell', () => {
  const HIDDEN = '用户协议：你使用之前应当读完并理解下面所有的条款，使用即表示同意，我们随时可以更改而不通知你。';
  const read = async (markup: string, pageScript = '') =>
    parsePage(await evaluateIsolated(markup, pageScript, reader))?.text ?? '';

  it.each([
    [
      'a box in the middle',
      `<style>.later{display:none}</style><article><p>${PARAGRAPH}</p><div class="later"><p>${HIDDEN}</p></div><p>${PARAGRAPH}</p></article>`,
    ],
    [
      'a layer before the article',
      `<style>.layer{display:none}</style><div class="layer"><p>${HIDDEN}</p></div>${ARTICLE}`,
    ],
    [
      'the half for other screens',
      `<style>@media(min-width:1px){.small{display:none}}</style>${ARTICLE}<article class="small"><p>${HIDDEN}</p></article>`,
    ],
  ])('is that a style hides %s', async (_name, markup) => {
    const text = await read(markup);
    expect(text).toContain(PARAGRAPH);
    expect(text).not.toContain('用户协议');
  });

  it('is that an answer behind its question waits for a click', async () => {
    const text = await read(
      `<style>.answer{display:none}</style><main><h1>常见的问题</h1>${['甲', '乙', '丙'].map((name) => `<div><button>问题${name}</button><div class="answer"><p>${name}：${PARAGRAPH}</p></div></div>`).join('')}</main>`,
    );
    expect(['甲：', '乙：', '丙：'].map((answer) => text.includes(answer))).toEqual([true, true, true]);
  });

  it('is the text in a frame of the same site', async () => {
    const text = await read(
      '<header>某站</header><iframe id="inner"></iframe>',
      `document.querySelector('#inner').contentDocument.body.innerHTML = ${JSON.stringify(ARTICLE)}`,
    );
    expect(text).toContain(PARAGRAPH);
  });

  it('is the text in an open shadow tree of any element', async () => {
    const text = await read(
      '<div id="host"></div>',
      `document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(ARTICLE)}`,
    );
    expect(text).toContain(PARAGRAPH);
  });
});

describe('the built page reader', () => {
  it.each([
    [
      'fields that hide the properties of a form',
      `<form><input name="childNodes"><input name="firstChild"><input name="remove"><input id="getAttribute"><img name="parentNode"><input name="nodeType">${ARTICLE}</form>`,
      '',
    ],
    [
      'names that hide the properties of the document',
      `<img name="body"><img name="head"><form name="documentElement"></form><img name="querySelectorAll"><img name="implementation"><img name="createTreeWalker">${ARTICLE}`,
      '',
    ],
    [
      'prototypes patched by the page',
      ARTICLE,
      `for (const name of ['textContent', 'firstChild', 'childNodes']) Object.defineProperty(Node.prototype, name, { get() { throw new Error('patched'); } }); Element.prototype.getAttribute = Document.prototype.importNode = JSON.parse = () => { throw new Error('patched'); };`,
    ],
    [
      'text in an open shadow tree with slots',
      '<x-page><div slot="main" id="light"></div></x-page>',
      `const root = document.querySelector('x-page').attachShadow({ mode: 'open' }); root.innerHTML = '<main><slot name="main"></slot></main>'; document.querySelector('#light').innerHTML = ${JSON.stringify(ARTICLE)};`,
    ],
    [
      '20,000 nested elements',
      `${ARTICLE}<div id="deep"></div>`,
      `let parent = document.querySelector('#deep'); for (let i = 0; i < 20000; i++) { const child = document.createElement('div'); child.style.display = 'none'; parent.appendChild(child); parent = child; }`,
    ],
  ])('reads a page with %s', async (_name, markup, script) => {
    const page = parsePage(await evaluateIsolated(markup, script, reader));
    expect(page?.text).toContain(PARAGRAPH);
    expect(page?.title).toBe('题目');
  });

  it('does not let nested text multiply: a hundred towers of 190 levels', async () => {
    const script = `for (let k = 0; k < 100; k++) { let d = document.body; for (let i = 0; i < 190; i++) { const c = document.createElement('div'); c.append('每一层都有一句话，也有逗号，也有句号，读者想读的就是它。'); d.append(c); d = c; } }`;
    const page = parsePage(await evaluateIsolated('', script, reader));
    expect(page?.text).toContain('每一层都有一句话');
  });

  it('bounds a page of 50 MB of text and says that it was cut', async () => {
    const script = `const text = '很长的文字，'.repeat(170000); for (let i = 0; i < 50; i++) { const p = document.createElement('p'); p.hidden = false; p.append(text); p.style.contentVisibility = 'hidden'; document.body.append(p); }`;
    const page = parsePage(await evaluateIsolated('', script, reader));
    expect(page?.truncated).toBe(true);
    expect(page?.text.length).toBeGreaterThan(0);
    expect(page?.text.length).toBeLessThanOrEqual(READING_BOUNDS.maxText);
  });

  it('posts nothing, listens to nothing, leaves no name and no change behind', async () => {
    const traces = await evaluateIsolated(
      ARTICLE,
      '',
      `(() => {
        const traces = [];
        for (const name of ['addEventListener', 'dispatchEvent']) {
          EventTarget.prototype[name] = () => void traces.push(name);
        }
        window.postMessage = () => void traces.push('postMessage');
        const observer = new MutationObserver(() => {});
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        const before = new Set(Object.getOwnPropertyNames(globalThis));
        const page = ${reader};
        traces.push(...Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name)));
        traces.push(...observer.takeRecords().map((record) => record.type));
        return [page.text.length > 0, ...traces];
      })()`,
    );
    expect(traces).toEqual([true]);
  });
});
