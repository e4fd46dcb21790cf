import { AFTER_CARET, BEFORE_CARET, cutParagraph } from './cut-paragraph.ts';
import { findWritingField } from './find-writing-field.ts';
import { type Place, readAround } from './read-around.ts';

/** A paragraph is never longer than this, code units. */
export const MAX_PARAGRAPH = BEFORE_CARET + AFTER_CARET;

/** What editors put where nothing is to be seen, so that the caret can stand there. */
const CARET_HOLDERS = /[\u200b\u2060\ufeff]/g;

/**
 * The paragraph around the caret, empty where nothing is written yet; null where nothing is being written (see
 * findWritingField). Looks, and changes nothing.
 */
export function readParagraph(document: Document): string | null {
  const field = findWritingField(document);
  if (field === null) return null;
  const sides = field.localName === 'textarea' ? readTextarea(field as HTMLTextAreaElement) : readEditable(field);
  return sides && cutParagraph(clean(sides.before), clean(sides.after)).trim().slice(-MAX_PARAGRAPH);
}

function readTextarea({ value, selectionEnd }: HTMLTextAreaElement): { before: string; after: string } {
  return {
    before: value.slice(Math.max(0, selectionEnd - BEFORE_CARET), selectionEnd),
    after: value.slice(selectionEnd, selectionEnd + AFTER_CARET),
  };
}

function readEditable(host: HTMLElement): { before: string; after: string } | null {
  const caret = findCaret(host);
  return caret && host.contains(caret.node) ? readAround(caret, host) : null;
}

interface SelectionRoot {
  /** Chromium's own, for shadow trees. */
  getSelection?(): Selection | null;
}

function findCaret(host: HTMLElement): Place | null {
  const root = host.getRootNode();
  const selection = host.ownerDocument.getSelection();
  if (root === host.ownerDocument) return toPlace(selection);
  // In a shadow tree: the document's selection names the tree's host alone.
  const [range] = selection?.getComposedRanges?.({ shadowRoots: [root as ShadowRoot] }) ?? [];
  if (range) return { node: range.endContainer, offset: range.endOffset };
  return toPlace((root as unknown as SelectionRoot).getSelection?.() ?? selection);
}

function toPlace(selection: Selection | null): Place | null {
  return selection?.focusNode ? { node: selection.focusNode, offset: selection.focusOffset } : null;
}

function clean(text: string): string {
  return text.replace(CARET_HOLDERS, '').replaceAll('\u00a0', ' ').replaceAll('\r\n', '\n');
}
