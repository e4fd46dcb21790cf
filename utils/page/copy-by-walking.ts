import { type DocumentCopy, HIDING_STYLE, isClobbering, SKIPPED_NAMES, shortenAddress } from './document-copy.ts';
import { canHoldShadow, isFrame, readableFrame } from './inner-documents.ts';
import type { NodeAccess } from './node-access.ts';
import type { ReadingBounds } from './reading-bounds.ts';
import { removeCovered } from './remove-covered.ts';
import { isUndrawn } from './undrawn-parts.ts';

const ELEMENT = 1;
const TEXT = 3;

/** How often the clock is asked, in visited nodes. */
const CLOCK_INTERVAL = 1_024;

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
 * Copies a document node by node, as far as the bounds allow. For documents that are huge, deep, or have shadow trees:
 * goes through open shadow roots and their slots, and does not recurse, so that no depth overflows the stack.
 */
export function copyByWalking(
  source: Document,
  access: NodeAccess,
  bounds: ReadingBounds,
  now: () => number,
): DocumentCopy {
  const copy = access.createInertDocument(source);
  const root = access.body(source) ?? access.documentElement(source);
  if (root === null) return { document: copy, truncated: false, nesting: 0 };
  const startedAt = now();
  const levels: Level[] = [{ next: access.firstChild(root), parent: copy.body, depth: 0, host: null, slot: null }];
  let visits = 0;
  let elements = 0;
  let textLength = 0;
  let nesting = 0;
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
    if (isFrame(name)) {
      const inner = readableFrame(node, access);
      if (inner !== null) levels.push({ ...level, next: access.firstChild(inner), host: null, slot: null });
      continue;
    }
    if (SKIPPED_NAMES.has(name) || isHidden(node, name, access) || isUndrawn(node, access)) continue;
    if (level.slot !== null && (access.attribute(node, 'slot') ?? '') !== level.slot) continue;
    if (name === 'slot' && level.host !== null) {
      const shown = access.firstChild(level.host) === null ? access.firstChild(node) : access.firstChild(level.host);
      levels.push({ ...level, next: shown, host: null, slot: access.attribute(node, 'name') ?? '' });
      continue;
    }
    let parent = level.parent;
    if (level.depth < bounds.maxDepth) {
      elements++;
      nesting += level.depth + 1;
      parent = copyElement(node, name, copy, access);
      level.parent.appendChild(parent);
    }
    const shadow = canHoldShadow(name) ? access.shadowRoot(node) : null;
    levels.push({
      next: access.firstChild(shadow ?? node),
      parent,
      depth: level.depth + 1,
      host: shadow === null ? level.host : node,
      slot: null,
    });
  }
  removeCovered(copy.body);
  return { document: copy, truncated, nesting };
}

function copyElement(node: Node, name: string, copy: Document, access: NodeAccess): Element {
  if (isClobbering(name)) {
    const bare = copy.createElement(name);
    bare.className = access.attribute(node, 'class') ?? '';
    // Readability drops images without an address before it counts them.
    if (name === 'img') bare.setAttribute('src', 'image');
    return bare;
  }
  const element = access.importShallow(copy, node);
  if (name === 'form') element.removeAttribute('name');
  element.removeAttribute('style');
  if (name === 'a') shortenAddress(element);
  return element;
}

function isHidden(node: Node, name: string, access: NodeAccess): boolean {
  if (access.attribute(node, 'hidden') !== null) return true;
  if (name === 'dialog' && access.attribute(node, 'open') === null) return true;
  const style = access.attribute(node, 'style');
  return style !== null && HIDING_STYLE.test(style);
}
