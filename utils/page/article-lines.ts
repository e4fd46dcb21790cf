import { LINK_ATTRIBUTE } from './document-copy.ts';
import { BLOCK_NAMES, cleanText } from './line-text.ts';

const ELEMENT = 1;
const TEXT = 3;

/** One line of an article: the text of one block, or the part of it up to a line break. */
export interface ArticleLine {
  text: string;
  /** UTF-16 code units of the text that stand in links. */
  linkLength: number;
  /** Addresses of the links in it, as they are written. */
  links: readonly string[];
  /** Nearest element around the first text of the line. */
  element: Element;
  /** Nearest block around it. */
  block: Element;
  /** `element` and those around it, below the root of the article, from the inside out. */
  around: readonly Element[];
  /** True when it reads like running text: long enough, not mostly links, with the marks of a sentence. */
  isSentence: boolean;
}

/** From this share of links a line, or a part, is "mostly links". Readability's own bounds are 0.2 to 0.5. */
export const MOSTLY_LINKS = 0.5;
/** Length from which a line can be a sentence of the text; Han says in 20 characters what Latin letters say in 60. */
const MIN_HAN_SENTENCE = 20;
const MIN_LATIN_SENTENCE = 60;
/** A line counts as Han when this share of it is. */
const MIN_HAN_SHARE = 0.25;

/** Cuts an element (of a copy: plain properties are read) into its lines, in order. */
export function articleLines(root: Element): ArticleLine[] {
  const lines: ArticleLine[] = [];
  let raw = '';
  let rawLinked = '';
  let element: Element | null = null;
  let openLinks = 0;
  let links: string[] = [];
  const endLine = () => {
    const text = cleanText(raw);
    if (text !== '' && element !== null) {
      const linkLength = Math.min(text.length, cleanText(rawLinked).length);
      const around = ancestors(element, root);
      const block = around.find((one) => BLOCK_NAMES.has(one.nodeName)) ?? root;
      lines.push({ text, linkLength, links, element, block, around, isSentence: isSentence(text, linkLength) });
    }
    raw = '';
    rawLinked = '';
    links = [];
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
      const link = (node as Element).getAttribute(LINK_ATTRIBUTE);
      if (link !== null) links.push(link);
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

function ancestors(element: Element, root: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) found.push(at);
  return found;
}

function isSentence(text: string, linkLength: number): boolean {
  if (text.length < MIN_HAN_SENTENCE || linkLength > text.length * MOSTLY_LINKS) return false;
  if (isHan(text)) return /[，。！？；：、…]/.test(text);
  return text.length >= MIN_LATIN_SENTENCE && /[.!?…,;:]/.test(text);
}

/** Kana, Han and Hangul. Not the tokeniser's classes: their tables take longer to make than most pages to read. */
function isHan(text: string): boolean {
  const enough = text.length * MIN_HAN_SHARE;
  let han = 0;
  for (let i = 0; i < text.length && han <= enough; i++) {
    const codeUnit = text.charCodeAt(i);
    if ((codeUnit >= 0x3041 && codeUnit <= 0x9fff) || (codeUnit >= 0xac00 && codeUnit <= 0xd7a3)) han++;
  }
  return han > enough;
}
