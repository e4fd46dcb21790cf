import type { NodeAccess } from './node-access.ts';
import type { ReadingBounds } from './reading-bounds.ts';

const ELEMENT = 1;
const TEXT = 3;

/** Elements that hold no text of the page: left out with everything in them. */
const SKIPPED = new Set(
  (
    'script style noscript template iframe frame frameset object embed applet canvas svg math video audio source track ' +
    'map area link meta base head title select datalist textarea progress meter dialog'
  ).split(' '),
);
/** Copied by tag and class alone: their name or id would hide properties of the form or document around them. */
const COPIED_BARE = new Set(['img', 'input', 'button', 'fieldset', 'output']);
const HIDING_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** How often the clock is asked, in visited nodes. */
const CLOCK_INTERVAL = 1_024;

export interface DocumentCopy {
  /** Inert: runs nothing, loads nothing, not connected to the page. */
  document: Document;
  /** True when a bound cut something off. */
  truncated: boolean;
}

/** One level of the walk: which node comes next there, and where its copy goes. */
interface Level {
  next: Node | null;
  parent: Element;
  depth: number;
  /** Element whose shadow tree this level is in. */
  host: Node | null;
  /** In the children of a host shown through a slot: the slot's name. */
  slot: string | null;
}

/**
 * Copies what can hold the page's text into an inert document. Readability takes its document apart and must not do that
 * to the reader's; leaving out scripts, styles, media and hidden parts is also what makes it fast.
 * Goes through open shadow roots and their slots. Iterative, so that no depth overflows the stack.
 */
export function copyDocument(
  source: Document,
  access: NodeAccess,
  bounds: ReadingBounds,
  now: () => number,
): DocumentCopy {
  const copy = access.createInertDocument(source);
  const root = access.body(source) ?? access.documentElement(source);
  if (root === null) return { document: copy, truncated: false };
  const startedAt = now();
  const levels: Level[] = [{ next: access.firstChild(root), parent: copy.body, depth: 0, host: null, slot: null }];
  let visits = 0;
  let elements = 0;
  let textLength = 0;
  let truncated = false;
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.next;
    if (node === null) {
      levels.pop();
      continue;
    }
    visits++;
    const late = visits % CLOCK_INTERVAL === 0 && now() - startedAt > bounds.maxCopyMs;
    if (late || visits > bounds.maxVisits || elements >= bounds.maxElements || textLength >= bounds.maxCopiedText) {
      truncated = true;
      break;
    }
    level.next = access.nextSibling(node);
    const type = access.nodeType(node);
    if (type === TEXT) {
      if (level.slot !== null && level.slot !== '') continue;
      let data = access.data(node);
      if (textLength + data.length > bounds.maxCopiedText) data = data.slice(0, bounds.maxCopiedText - textLength);
      textLength += data.length;
      level.parent.appendChild(copy.createTextNode(data));
      continue;
    }
    if (type !== ELEMENT) continue;
    const name = access.localName(node);
    if (SKIPPED.has(name) || isHidden(node, access)) continue;
    if (level.slot !== null && (access.attribute(node, 'slot') ?? '') !== level.slot) continue;
    if (name === 'slot' && level.host !== null) {
      const shown = access.firstChild(level.host) === null ? access.firstChild(node) : access.firstChild(level.host);
      levels.push({ ...level, next: shown, host: null, slot: access.attribute(node, 'name') ?? '' });
      continue;
    }
    let parent = level.parent;
    if (level.depth < bounds.maxDepth) {
      elements++;
      parent = copyElement(node, name, copy, access);
      level.parent.appendChild(parent);
    }
    const shadow = name.includes('-') ? access.shadowRoot(node) : null;
    levels.push({
      next: access.firstChild(shadow ?? node),
      parent,
      depth: level.depth + 1,
      host: shadow === null ? level.host : node,
      slot: null,
    });
  }
  return { document: copy, truncated };
}

function copyElement(node: Node, name: string, copy: Document, access: NodeAccess): Element {
  if (COPIED_BARE.has(name)) {
    const bare = copy.createElement(name);
    bare.className = access.attribute(node, 'class') ?? '';
    // Readability drops images without an address before it counts them.
    if (name === 'img') bare.setAttribute('src', 'image');
    return bare;
  }
  const element = access.importShallow(copy, node);
  if (name === 'form') element.removeAttribute('name');
  // Readability asks for element.style of every element, and parsing it is a sixth of its time.
  element.removeAttribute('style');
  if (name === 'a') shortenAddress(element);
  return element;
}

/** Readability only asks whether a link leads into the page; short addresses save it resolving long ones. */
function shortenAddress(link: Element): void {
  const address = link.getAttribute('href');
  if (address !== null) link.setAttribute('href', address.startsWith('#') && address.length > 1 ? '#here' : 'there');
}

function isHidden(node: Node, access: NodeAccess): boolean {
  if (access.attribute(node, 'hidden') !== null) return true;
  if (access.attribute(node, 'aria-hidden') === 'true') return true;
  const style = access.attribute(node, 'style');
  return style !== null && HIDING_STYLE.test(style);
}
