import { isPrivateField } from './private-field.ts';

/** Roles of fields that take a word or a line. */
const ONE_LINE_ROLES = ['searchbox', 'combobox', 'spinbutton'];
/** Frames and shadow trees in one another. */
const MAX_DEPTH = 10;

/**
 * The field of several lines that has the caret: a textarea, or the outermost element of what can be edited. In the document,
 * its open shadow trees and its frames of the same site. Null where there is none, and for passwords, payment and fields of one
 * line.
 */
export function findWritingField(document: Document): HTMLElement | null {
  const focused = findFocused(document);
  if (focused === null) return null;
  if (focused.localName === 'textarea') {
    const isWritable = !focused.hasAttribute('readonly') && !focused.hasAttribute('disabled');
    return isWritable && isAsked(focused) ? (focused as HTMLTextAreaElement) : null;
  }
  const host = findHost(focused);
  return host !== null && isAsked(focused) && isAsked(host) ? host : null;
}

function isAsked(field: Element): boolean {
  const isOneLine =
    field.getAttribute('aria-multiline') === 'false' || ONE_LINE_ROLES.includes(field.getAttribute('role') ?? '');
  return !isOneLine && !isPrivateField(field);
}

function findFocused(document: Document): Element | null {
  let focused = document.activeElement;
  for (let depth = 0; focused !== null && depth < MAX_DEPTH; depth++) {
    const inner: Element | null = innerDocument(focused)?.activeElement ?? focused.shadowRoot?.activeElement ?? null;
    if (inner === null) return focused;
    focused = inner;
  }
  return focused;
}

/** The document of a frame of the same site; null of any other element. */
export function innerDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  return (element as HTMLIFrameElement).contentDocument; // null for another site's
}

/** The outermost editable element around this one, or null. */
function findHost(focused: Element): HTMLElement | null {
  const { designMode, body } = focused.ownerDocument;
  if (designMode === 'on') return body;
  let host: Element | null = null;
  for (let element: Element | null = focused; element !== null; element = element.parentElement) {
    const editable = element.getAttribute('contenteditable')?.toLowerCase();
    if (editable === 'false') break;
    if (editable !== undefined && editable !== 'inherit') host = element;
  }
  return host as HTMLElement | null;
}
