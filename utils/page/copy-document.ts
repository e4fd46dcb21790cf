import { copyByWalking } from './copy-by-walking.ts';
import { type DocumentCopy, HIDING_STYLE, SKIPPED_NAMES, shortenAddress } from './document-copy.ts';
import { canHoldShadow, isFrame, readableFrame } from './inner-documents.ts';
import type { NodeAccess } from './node-access.ts';
import type { ReadingBounds } from './reading-bounds.ts';
import { removeCovered } from './remove-covered.ts';
import { isUndrawn } from './undrawn-parts.ts';

/** Inline scripts and styles count as text until they are pruned: how many times the bound the unpruned text may have. */
const MAX_SCRIPTED_TEXT = 8;
const NAMED_CONTROLS = ['button', 'fieldset', 'img', 'input', 'object', 'output', 'select', 'textarea']
  .flatMap((name) => [`${name}[name]`, `${name}[id]`])
  .join(',');
const UNREAD = [...SKIPPED_NAMES, '[hidden]', 'dialog:not([open])'].join(',');

/**
 * Copies what can hold the page's text into an inert document. Readability takes its document apart and must not do that
 * to the reader's; leaving out scripts, styles, media and hidden parts is also what makes it fast.
 * Ordinary documents are copied by the browser and pruned (a third of the time of a walk, and Readability is faster on
 * such a copy, whose nodes scripts have not touched); huge, deep and shadowed ones are walked.
 */
export function copyDocument(
  source: Document,
  access: NodeAccess,
  bounds: ReadingBounds,
  now: () => number,
): DocumentCopy {
  const body = access.body(source);
  const seen = body === null || access.localName(body) !== 'body' ? null : lookThrough(source, body, access, bounds);
  if (body === null || seen === null) return copyByWalking(source, access, bounds, now);
  const copy = access.createInertDocument(source);
  const copied = access.importDeep(copy, body);
  removeUndrawn(copied, seen.undrawn, access);
  prune(copied);
  if ((copied.textContent ?? '').length > bounds.maxCopiedText) return copyByWalking(source, access, bounds, now);
  copy.body.replaceWith(copied);
  return { document: copy, truncated: false, nesting: seen.nesting };
}

interface Looked {
  nesting: number;
  /** Numbers, in the order of the document, of the elements that styles hide. */
  undrawn: Set<number>;
}

/**
 * Looks through a document that is small and flat enough to be copied by the browser, which recurses, and that has no
 * shadow trees and no frames of its own with text in them; null of any other.
 */
function lookThrough(source: Document, body: Element, access: NodeAccess, bounds: ReadingBounds): Looked | null {
  const undrawn = new Set<number>();
  const walker = access.createElementWalker(source, body);
  let depth = 0;
  let elements = 0;
  let nesting = 0;
  for (;;) {
    elements++;
    nesting += depth;
    if (elements > bounds.maxElements || depth > bounds.maxDepth) return null;
    const node = walker.currentNode;
    const name = access.localName(node);
    if (canHoldShadow(name) && access.shadowRoot(node) !== null) return null;
    if (isFrame(name) && readableFrame(node, access) !== null) return null;
    if (isUndrawn(node, access)) undrawn.add(elements);
    if (walker.firstChild() !== null) {
      depth++;
      continue;
    }
    while (walker.nextSibling() === null) {
      if (depth === 0 || walker.parentNode() === null) {
        return access.textLength(body) <= bounds.maxCopiedText * MAX_SCRIPTED_TEXT ? { nesting, undrawn } : null;
      }
      depth--;
    }
  }
}

/** Text that a page must show for what it hides to be believed hidden: before, it may not have begun to show itself. */
const LEAST_SHOWN = 100;

function removeUndrawn(root: Element, undrawn: ReadonlySet<number>, access: NodeAccess): void {
  if (undrawn.size === 0) return;
  const walker = access.createElementWalker(root.ownerDocument, root);
  const hidden: Element[] = [];
  let number = 1;
  for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode(), number++) {
    if (undrawn.has(number) && node instanceof Element && !hidden.some((outer) => outer.contains(node)))
      hidden.push(node);
  }
  const hiddenLength = hidden.reduce((sum, element) => sum + access.textLength(element), 0);
  if (access.textLength(root) - hiddenLength < LEAST_SHOWN) return;
  for (const element of hidden) element.remove();
}

function prune(root: Element): void {
  // Names first: until they are gone, any property of a form may be one of its fields.
  for (const control of root.querySelectorAll(NAMED_CONTROLS)) {
    control.removeAttribute('name');
    control.removeAttribute('id');
  }
  for (const element of root.querySelectorAll('[name]')) element.removeAttribute('name');
  for (const element of root.querySelectorAll(UNREAD)) element.remove();
  removeCovered(root);
  for (const element of root.querySelectorAll('[style]')) {
    if (HIDING_STYLE.test(element.getAttribute('style') ?? '')) element.remove();
    // Readability asks for element.style of every element, and parsing it is a sixth of its time.
    else element.removeAttribute('style');
  }
  for (const element of root.querySelectorAll('img')) element.setAttribute('src', 'image');
  for (const element of root.querySelectorAll('a[href]')) shortenAddress(element);
}
