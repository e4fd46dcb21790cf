import type { NodeAccess } from './node-access.ts';

/** Elements without a class, an id or such a name are drawn where what is around them is: styles seldom hide them alone. */
const STYLED_NAMES = new Set(['dialog', 'details']);
/** A closed answer stands behind its question: a button, a heading, or what a reader of screens is told opens it. */
const OPENERS = new Set(['button', 'summary', 'dt', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * True for a part of the live page that its styles hide: a box for later, the other half of "mobile only, desktop only". Answers
 * that a click on the question before them opens are not meant: the reader can see that they are there.
 */
export function isUndrawn(element: Node, access: NodeAccess): boolean {
  const name = access.localName(element);
  const isStyled =
    access.attribute(element, 'class') !== null || access.attribute(element, 'id') !== null || STYLED_NAMES.has(name);
  if (!isStyled || access.isDrawn(element)) return false;
  const previous = access.previousElement(element);
  return previous === null || !opensSomething(previous, access);
}

function opensSomething(element: Node, access: NodeAccess): boolean {
  if (OPENERS.has(access.localName(element))) return true;
  if (access.attribute(element, 'aria-expanded') !== null || access.attribute(element, 'aria-controls') !== null)
    return true;
  const inner = access.firstElement(element);
  return inner !== null && (OPENERS.has(access.localName(inner)) || access.attribute(inner, 'aria-expanded') !== null);
}
