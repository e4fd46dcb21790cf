import { AFTER_CARET, BEFORE_CARET } from './cut-paragraph.ts';

/** A place between two characters or nodes, as in a Range. */
export interface Place {
  node: Node;
  offset: number;
}

/** Nodes looked at in one direction. A paragraph has a hundred at most; the rest of a document is not ours. */
const MAX_STEPS = 1_000;

const ELEMENT = 1;
const TEXT = 3;
/** Drawn by other means than their text, or not text of the writer's. */
const SKIPPED = new Set('script style template noscript button select textarea input svg math'.split(' '));
const INLINE = /^(?:inline|contents|ruby)/;
/** Where no style can be asked for. */
const INLINE_NAMES = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The text on both sides of a place, each up to the border of the block that it stands in; `host` is never left. */
export function readAround(place: Place, host: Element): { before: string; after: string } {
  return { before: readBefore(place, host), after: readAfter(place, host) };
}

function readBefore({ node, offset }: Place, host: Element): string {
  const isText = node.nodeType === TEXT;
  const start = isText ? (node as Text).data.slice(0, offset) : '';
  return walk(node, isText ? null : (node.childNodes[offset - 1] ?? null), host, true, start, BEFORE_CARET);
}

function readAfter({ node, offset }: Place, host: Element): string {
  const isText = node.nodeType === TEXT;
  const start = isText ? (node as Text).data.slice(offset) : '';
  return walk(node, isText ? null : (node.childNodes[offset] ?? null), host, false, start, AFTER_CARET);
}

/** Collects text from `next` on (or from what stands beside `from`), in one direction, until a block begins or ends. */
function walk(
  from: Node,
  next: Node | null,
  host: Element,
  isBackward: boolean,
  start: string,
  maxLength: number,
): string {
  let text = start;
  let parent: Node = from;
  let node = next;
  for (let step = 0; step < MAX_STEPS && text.length < maxLength; step++) {
    if (node === null) {
      // Nothing more in here: on beside it, unless its end is that of the block.
      if (parent === host || isBlock(parent)) break;
      node = isBackward ? parent.previousSibling : parent.nextSibling;
      const outer = parent.parentNode;
      if (outer === null) break;
      parent = outer;
      continue;
    }
    if (isBlock(node)) break;
    const name = node.nodeType === ELEMENT ? (node as Element).localName : '';
    const found = node.nodeType === TEXT ? (node as Text).data : name === 'br' ? '\n' : '';
    text = isBackward ? found + text : text + found;
    const inner = name === '' || isHidden(node as Element) ? null : isBackward ? node.lastChild : node.firstChild;
    if (inner !== null) {
      parent = node;
      node = inner;
    } else node = isBackward ? node.previousSibling : node.nextSibling;
  }
  return text;
}

function isBlock(node: Node): boolean {
  if (node.nodeType !== ELEMENT) return false;
  const element = node as Element;
  if (element.localName === 'br' || isHidden(element)) return false;
  const display = displayOf(element);
  return display === '' ? !INLINE_NAMES.has(element.localName) : !INLINE.test(display);
}

function isHidden(element: Element): boolean {
  return SKIPPED.has(element.localName) || displayOf(element) === 'none';
}

function displayOf(element: Element): string {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display ?? '';
}
