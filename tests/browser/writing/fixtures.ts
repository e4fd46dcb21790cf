import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'tests/fixtures/writing';

/** Pages with editors, written for these tests. */
export const FIXTURE_NAMES = readdirSync(FOLDER).sort();

/** A place for the caret and what is the paragraph there; null where nothing may be read. */
export interface Caret {
  /** Selector of a frame or of the host of a shadow tree, when the field lies in one. */
  inside?: string;
  in: string;
  /** The caret stands behind these words, or at the beginning when there are none. */
  after: string;
  paragraph: string | null;
}

export function readFixture(name: string): { markup: string; why: string; carets: Caret[] } {
  const markup = readFileSync(join(FOLDER, name, 'source.html'), 'utf8');
  return { markup, ...JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')) };
}

/** The fixtures as pages to serve: /NAME.html */
export function fixturePages(): Record<string, { body: string }> {
  return Object.fromEntries(FIXTURE_NAMES.map((name) => [`/${name}.html`, { body: readFixture(name).markup }]));
}

/** Function body, run in a page: gives the focus to a field and puts the caret where a click would. Argument: a Caret. */
export const PLACE_CARET = `
  const { inside, in: selector, after } = arguments[0];
  const outer = inside === undefined ? null : document.querySelector(inside);
  const root = outer === null ? document : outer.contentDocument ?? outer.shadowRoot;
  const element = root.querySelector(selector);
  const field = element.closest('[contenteditable=true]') ?? element;
  outer?.focus();
  field.focus();
  if ('selectionStart' in field) {
    const offset = field.value.indexOf(after) + after.length;
    field.setSelectionRange(offset, offset);
    return true;
  }
  const owner = element.ownerDocument;
  const texts = owner.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = after === '' ? null : texts.nextNode();
  while (text !== null && !text.data.includes(after)) text = texts.nextNode();
  if (after !== '' && text === null) throw new Error('no text node holds ' + after);
  owner.getSelection().collapse(text ?? element, text === null ? 0 : text.data.indexOf(after) + after.length);
  return true;`;

/** What is written in the tests: the seed post about the sale is related to it. */
export const WRITTEN =
  '今年618大促又结束了，天猫和京东都不再公布GMV，只说剔除退款之后的成交额还在增长，可是消费者早就对购物节感到疲劳，没有人再讨论战报。';

/**
 * A script of the page that writes down whatever it could notice of somebody else: synthetic events, messages, calls of functions
 * that are the page's, changes of the document outside of what is edited, new names. `seen()` gives the list.
 */
export const TRAP = `<script>{
  const traces = [];
  let isArmed = false;
  const note = (trace) => void (isArmed && traces.push(trace));
  const wrap = (owner, name) => {
    const own = owner[name];
    owner[name] = function (...args) { note(name); return own.apply(this, args); };
  };
  const wrapGetter = (owner, name) => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { ...descriptor, get() { note(name); return descriptor.get.call(this); } });
  };
  for (const name of Object.keys(window).filter((key) => key.startsWith('on')))
    window.addEventListener(name.slice(2), (event) => { if (!event.isTrusted || event.type === 'message') note('event ' + event.type); }, true);
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) wrap(EventTarget.prototype, name);
  for (const name of ['getSelection', 'querySelector', 'createTreeWalker']) wrap(Document.prototype, name);
  wrap(Element.prototype, 'attachShadow');
  wrap(Element.prototype, 'closest');
  wrap(window, 'getComputedStyle');
  wrap(window, 'postMessage');
  wrapGetter(Document.prototype, 'activeElement');
  wrapGetter(HTMLTextAreaElement.prototype, 'value');
  wrapGetter(HTMLTextAreaElement.prototype, 'selectionEnd');
  wrapGetter(HTMLIFrameElement.prototype, 'contentDocument');
  wrapGetter(Node.prototype, 'previousSibling');
  const isEdited = ({ target }) => (target.parentElement ?? target).closest?.('[contenteditable=true]') ?? null;
  const observer = new MutationObserver(() => {});
  const names = new Set(Object.getOwnPropertyNames(window));
  window.arm = () => {
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    isArmed = true;
  };
  window.seen = () => {
    isArmed = false;
    const changes = observer.takeRecords().filter((record) => isEdited(record) === null).map(({ type }) => type);
    const added = Object.getOwnPropertyNames(window).filter((name) => !names.has(name) && name !== 'arm' && name !== 'seen');
    return [...traces, ...changes, ...added];
  };
}</script>`;

/** A fixture with the trap, as /trapped.html */
export function trappedPage(): Record<string, { body: string }> {
  const { markup } = readFixture('comment-form');
  return { '/trapped.html': { body: markup.replace('<body>', `<body>${TRAP}`) } };
}
