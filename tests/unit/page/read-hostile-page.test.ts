// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readPage } from '../../../utils/page/read-page.ts';
import { READING_BOUNDS } from '../../../utils/page/reading-bounds.ts';
import { loadPage, PAGE_NAMES, parseMarkup } from './load-page.ts';

const PARAGRAPH = '正文的一段话，足够长，有逗号，也有句号，读者想读的就是它。'.repeat(4);
const ARTICLE = `<article>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article>`;

describe('a hostile document', () => {
  it.each([
    ['hides childNodes of a form', `<form><input name="childNodes"><input name="firstChild">${ARTICLE}</form>`],
    [
      'hides the methods of a form',
      `<form><input name="remove"><input id="getAttribute"><input name="parentNode">${ARTICLE}</form>`,
    ],
    [
      'hides tag and attributes of a form',
      `<form><img name="attributes"><input name="tagName"><input name="nodeType"><input name="localName">${ARTICLE}</form>`,
    ],
    ['hides a hidden form behind its fields', `<form hidden><input name="remove"></form>${ARTICLE}`],
    [
      'hides properties of the document',
      `<img name="body"><img name="head"><form name="documentElement"></form><img name="querySelectorAll"><img name="implementation"><img name="title">${ARTICLE}`,
    ],
    ['has a body full of embedded things', `${ARTICLE}<video><source src="x"></video><object data="x"></object>`],
    [
      'has broken linked data',
      `<script type="application/ld+json">{"@type":["NewsArticle"],"author":{"name":{"__proto__":1}},</script>${ARTICLE}`,
    ],
    [
      'has linked data of the wrong types',
      `<script type="application/ld+json">[null,1,"x",{"@type":5},{"@graph":{"@type":"Article","headline":{},"author":[null,7]}}]</script>${ARTICLE}`,
    ],
    [
      'has addresses that are none',
      `<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://[">${ARTICLE}`,
    ],
  ])('that %s is read all the same', (_name, markup) => {
    const page = readPage(parseMarkup(`<html><body>${markup}</body></html>`), { url: 'https://hostile.example/a/b' });
    expect(page.text).toContain(PARAGRAPH);
    expect(page.canonicalUrl).toBeNull();
  });

  it('that is nested 100,000 deep is read without running out of stack', () => {
    const deep = parseMarkup(`<body>${ARTICLE}</body>`);
    let parent: Element = deep.body;
    for (let depth = 0; depth < 100_000; depth++) {
      const child = deep.createElement('div');
      parent.append(child);
      parent = child;
    }
    parent.append('在最深处');
    const page = readPage(deep, { url: 'https://deep.example/a' });
    expect(page.text).toContain(PARAGRAPH);
  });

  it('with 50 MB of text gives a bounded page that says it was cut', () => {
    const huge = parseMarkup('<body><article></article></body>');
    const article = huge.querySelector('article');
    for (let i = 0; i < 50; i++) {
      const paragraph = huge.createElement('p');
      paragraph.append(huge.createTextNode('很长的文字，'.repeat(Math.ceil(1_000_000 / 6))));
      article?.append(paragraph);
    }
    const page = readPage(huge);
    expect(page.truncated).toBe(true);
    expect(page.text.length).toBeGreaterThan(0);
    expect(page.text.length).toBeLessThanOrEqual(READING_BOUNDS.maxText);
  });

  it('with more elements than the bound is read as far as the bound', () => {
    const many = parseMarkup(`<body>${ARTICLE}${'<p>短句，也是句子，一共很多句。</p>'.repeat(50)}</body>`);
    const page = readPage(many, { bounds: { maxElements: 20 } });
    expect(page.truncated).toBe(true);
    expect(page.text).toContain(PARAGRAPH);
  });

  it('that takes too long to copy is read as far as the clock allowed', () => {
    const slow = parseMarkup(`<body>${ARTICLE}<x-slow></x-slow>${'<b>字</b>'.repeat(3_000)}</body>`);
    slow.querySelector('x-slow')?.attachShadow({ mode: 'open' });
    let clock = 0;
    const page = readPage(slow, { now: () => clock++ * 300 });
    expect(page.truncated).toBe(true);
    expect(page.text).toContain(PARAGRAPH);
  });
});

describe('a page that patched its own objects', () => {
  const patched: [object, string, PropertyDescriptor][] = [];
  const patch = (prototype: object, name: string) => {
    let object = prototype;
    while (!Object.hasOwn(object, name) && Object.getPrototypeOf(object) !== null)
      object = Object.getPrototypeOf(object);
    const before = Object.getOwnPropertyDescriptor(object, name);
    if (before === undefined) throw new Error(`nothing to patch: ${name}`);
    patched.push([object, name, before]);
    const fail = () => {
      throw new Error('patched by the page');
    };
    Object.defineProperty(object, name, { configurable: true, ...(before.get ? { get: fail } : { value: fail }) });
  };
  afterEach(() => {
    for (const [object, name, before] of patched.splice(0)) Object.defineProperty(object, name, before);
  });

  it.each([
    ['Node.prototype.firstChild', () => patch(Node.prototype, 'firstChild')],
    ['Node.prototype.textContent', () => patch(Node.prototype, 'textContent')],
    ['Element.prototype.getAttribute', () => patch(Element.prototype, 'getAttribute')],
    ['Document.prototype.createElement', () => patch(Document.prototype, 'createElement')],
    ['Document.prototype.importNode', () => patch(Document.prototype, 'importNode')],
    ['Array.prototype.map', () => patch(Array.prototype, 'map')],
    ['JSON.parse', () => patch(JSON, 'parse')],
  ])('with %s throwing still gives a page and no error', (_name, applyPatch) => {
    const document = loadPage('chinese-portal');
    applyPatch();
    const page = readPage(document, { url: 'https://patched.example/a' });
    for (const [object, name, before] of patched.splice(0)) Object.defineProperty(object, name, before);
    expect(page.url).toBe('https://patched.example/a');
    expect(typeof page.text).toBe('string');
  });

  it('with getters that throw on the document itself is read by the prototypes', () => {
    const document = loadPage('chinese-portal');
    // Not body and documentElement: happy-dom's own methods read those as properties, which browsers do not.
    for (const name of ['title', 'head', 'getSelection', 'querySelectorAll', 'createTreeWalker', 'baseURI']) {
      Object.defineProperty(document, name, {
        get() {
          throw new Error('trap');
        },
      });
    }
    expect(readPage(document).text).toContain('凌晨五点');
  });

  it('with something that is not a document gives an empty page', () => {
    const notADocument: unknown = Object.create(null);
    expect(readPage(notADocument as Document, { url: 'https://none.example/' }).text).toBe('');
  });
});

describe('the live document', () => {
  it.each(PAGE_NAMES)('%s is the same after reading, to the byte', async (name) => {
    document.documentElement.innerHTML = loadPage(name).documentElement.innerHTML;
    const before = document.documentElement.outerHTML;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((list) => records.push(...list));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    readPage(document);
    await new Promise((resolve) => setTimeout(resolve));
    records.push(...observer.takeRecords());
    observer.disconnect();
    expect(records).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('has no property or listener more after reading', () => {
    document.body.innerHTML = ARTICLE;
    const names = () => [...Object.keys(globalThis), ...Object.keys(document), ...Object.keys(document.body)];
    const before = names();
    readPage(document);
    expect(names()).toEqual(before);
  });
});

describe('any document', () => {
  const name = fc.constantFrom(
    'div',
    'p',
    'form',
    'input',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'a',
    'h2',
    'script',
    'br',
    'x-host',
    'svg',
    'img',
    'article',
    'figcaption',
  );
  const attribute = fc.tuple(
    fc.constantFrom('name', 'id', 'class', 'style', 'hidden', 'href', 'role', 'aria-hidden', 'slot', 'lang'),
    fc.oneof(
      fc.string(),
      fc.constantFrom('childNodes', 'remove', 'body', 'comment', 'share', 'display:none', '#x', 'javascript:1'),
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(PARAGRAPH, '责任编辑：甲', '相关推荐', 'Read more', '\u202e\u0000\ud800'),
  );
  const { node } = fc.letrec<{ node: string | { name: string; attributes: [string, string][]; children: unknown[] } }>(
    (tie) => ({
      node: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        text,
        fc.record({
          name,
          attributes: fc.array(attribute, { maxLength: 3 }),
          children: fc.array(tie('node'), { maxLength: 6 }),
        }),
      ),
    }),
  );

  it('is read without an error and left as it was', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (nodes) => {
        const random = parseMarkup('<body></body>');
        for (const one of nodes) build(random, random.body, one);
        const before = random.documentElement.outerHTML;
        const page = readPage(random, { url: 'https://random.example/' });
        expect(random.documentElement.outerHTML).toBe(before);
        expect(page.text.length).toBeLessThanOrEqual(READING_BOUNDS.maxText);
        expect(JSON.parse(JSON.stringify(page))).toEqual(page);
      }),
      { numRuns: 200 },
    );
  });

  function build(document: Document, parent: Element, one: unknown): void {
    if (typeof one === 'string') {
      parent.append(document.createTextNode(one));
      return;
    }
    if (typeof one !== 'object' || one === null || !('name' in one) || !('attributes' in one) || !('children' in one))
      return;
    const element = document.createElement(String(one.name));
    for (const pair of Array.isArray(one.attributes) ? one.attributes : [])
      element.setAttribute(String(pair[0]), String(pair[1]));
    for (const child of Array.isArray(one.children) ? one.children : []) build(document, element, child);
    Element.prototype.append.call(parent, element);
  }
});
