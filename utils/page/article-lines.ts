import { BLOCK_NAMES, cleanText } from './element-text.ts';

const ELEMENT = 1;
const TEXT = 3;

/** One line of an article: the text of one block, or the part of it up to a line break. */
export interface ArticleLine {
  text: string;
  /** UTF-16 units of the text that stand in links. */
  linkLength: number;
  /** Nearest element around the first text of the line. */
  element: Element;
  /** Nearest block around it. */
  block: Element;
}

/** Cuts an element (of a copy: plain properties are read) into its lines, in order. */
export function articleLines(root: Element): ArticleLine[] {
  const lines: ArticleLine[] = [];
  let raw = '';
  let rawLinked = '';
  let element: Element | null = null;
  let openLinks = 0;
  const endLine = () => {
    const text = cleanText(raw);
    if (text !== '' && element !== null) {
      const linkLength = Math.min(text.length, cleanText(rawLinked).length);
      lines.push({ text, linkLength, element, block: blockAround(element, root) });
    }
    raw = '';
    rawLinked = '';
    element = null;
  };
  let node: Node | null = root;
  while (node !== null) {
    if (node.nodeType === TEXT) {
      const data = node.nodeValue ?? '';
      if (element === null && data.trim() !== '') element = node.parentElement;
      raw += data;
      if (openLinks > 0) rawLinked += data;
    } else if (node.nodeName === 'A') {
      openLinks++;
    } else if (node.nodeName === 'BR' || BLOCK_NAMES.has(node.nodeName)) {
      endLine();
    }
    let next: Node | null = node.nodeType === ELEMENT ? node.firstChild : null;
    while (next === null && node !== null && node !== root) {
      if (node.nodeName === 'A') openLinks--;
      else if (BLOCK_NAMES.has(node.nodeName)) endLine();
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  endLine();
  return lines;
}

function blockAround(element: Element, root: Element): Element {
  let block = element;
  while (block !== root && !BLOCK_NAMES.has(block.nodeName) && block.parentElement !== null) block = block.parentElement;
  return block;
}
