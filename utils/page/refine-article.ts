import { type ArticleLine, articleLines } from './article-lines.ts';
import { isBoilerplate, isDateOrByline, isEdgeNote, isEndCredit, isRelatedHeading } from './boilerplate.ts';
import { asideKind } from './aside-names.ts';
import { similarTexts } from './similar-texts.ts';

/** What the page says about itself, to recognise repetitions of it. */
export interface ArticleContext {
  title: string;
  description: string;
}

/** A named part of the refining: looks at the lines that are left and returns those to keep. */
interface RefiningStep {
  name: string;
  run(lines: ArticleLine[], root: Element, context: ArticleContext): ArticleLine[];
}

/** Share of an article's text up to which a part may be left out by its name alone: beyond, the name must be wrong. */
const MAX_ASIDE_SHARE = 0.3;
/** The same for a part that is mostly links. */
const MAX_LINKED_ASIDE_SHARE = 0.5;
/** From this share of links a line, or a part, is "mostly links". Readability's own bounds are 0.2 to 0.5. */
const LINKED = 0.5;
/** Share of the sentences that the main container must hold; what stands outside it is left out. */
const MAIN_SHARE = 0.8;
/** Length from which a line can be a sentence of the text; Han says in 20 characters what Latin letters say in 60. */
const MIN_HAN_SENTENCE = 20;
const MIN_LATIN_SENTENCE = 60;
/** Share of links up to which a sentence ends a list of other articles: their teasers are mostly links. */
const MAX_SENTENCE_LINKS = 0.2;
/** Share of the text that may follow an editor's credit and still be cut off. */
const MAX_AFTER_CREDITS = 0.25;
/** Where notes on rights and invitations stand: the first lines, and this share of the last. */
const OPENING_LINES = 3;
const CLOSING_SHARE = 0.3;
const HAN = /[\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3]/g;

const STEPS: readonly RefiningStep[] = [
  { name: 'named asides', run: dropNamedAsides },
  { name: 'outside the main container', run: dropOutsideMain },
  { name: 'related lists', run: dropRelatedLists },
  { name: 'after the credits', run: dropAfterCredits },
  { name: 'boilerplate lines', run: dropBoilerplate },
  { name: 'linked lines', run: dropLinkedLines },
  { name: 'opening', run: trimOpening },
  { name: 'closing', run: trimClosing },
];

/**
 * Takes what is not the article's own text out of what Readability found. `skip` names steps to leave out (for measuring
 * what each is worth). Never leaves nothing: when the steps would, the lines come back as they were.
 */
export function refineArticle(root: Element, context: ArticleContext, skip: readonly string[] = []): ArticleLine[] {
  const all = articleLines(root);
  let lines = all;
  for (const step of STEPS) {
    if (!skip.includes(step.name)) lines = step.run(lines, root, context);
  }
  return lines.length === 0 ? all : lines;
}

/** True for a line that reads like running text: long enough, not mostly links, with the marks of a sentence. */
export function isSentence(line: ArticleLine): boolean {
  if (line.linkLength > line.text.length * LINKED) return false;
  const han = line.text.match(HAN)?.length ?? 0;
  if (han > line.text.length / 4) return line.text.length >= MIN_HAN_SENTENCE && /[，。！？；：、…]/.test(line.text);
  return line.text.length >= MIN_LATIN_SENTENCE && /[.!?…,;:]/.test(line.text);
}

function dropNamedAsides(lines: ArticleLine[], root: Element): ArticleLine[] {
  const { text, links } = weighElements(lines, root);
  const total = text.get(root) ?? 0;
  const kinds = new Map<Element, boolean>();
  const isAside = (element: Element): boolean => {
    const known = kinds.get(element);
    if (known !== undefined) return known;
    const length = text.get(element) ?? 0;
    const linked = (links.get(element) ?? 0) > length * LINKED;
    const share = linked ? MAX_LINKED_ASIDE_SHARE : MAX_ASIDE_SHARE;
    const aside = length <= total * share && asideKind(element) !== null;
    kinds.set(element, aside);
    return aside;
  };
  return lines.filter((line) => !ancestors(line.element, root).some(isAside));
}

function dropOutsideMain(lines: ArticleLine[], root: Element): ArticleLine[] {
  const sentences = lines.filter(isSentence);
  const { text, count } = weighElements(sentences, root);
  const enough = (text.get(root) ?? 0) * MAIN_SHARE;
  let main = root;
  for (let next: Element | undefined = root; next !== undefined; ) {
    main = next;
    next = [...main.children].find((child) => (text.get(child) ?? 0) >= enough && (count.get(child) ?? 0) > 1);
  }
  return lines.filter((line) => main.contains(line.element));
}

/** Lists of other articles and comments, known by their headings: the box of the heading, or what follows up to a sentence. */
function dropRelatedLists(lines: ArticleLine[], root: Element): ArticleLine[] {
  const { text, count } = weighElements(lines, root);
  const enough = (text.get(root) ?? 0) * MAX_ASIDE_SHARE;
  const boxes: Element[] = [];
  let inList = false;
  return lines.filter((line, index) => {
    if (isRelatedHeading(line.text)) {
      const box = boxOf(line, lines[index - 1], root, (element) => (text.get(element) ?? 0) <= enough);
      boxes.push(box);
      inList = (count.get(box) ?? 0) <= 1;
    }
    if (boxes.some((box) => box.contains(line.element))) return false;
    if (isSentence(line) && line.linkLength < line.text.length * MAX_SENTENCE_LINKS) inList = false;
    return !inList;
  });
}

/** The largest element around a heading that begins with it: the box whose heading it is. */
function boxOf(heading: ArticleLine, before: ArticleLine | undefined, root: Element, isSmall: (element: Element) => boolean): Element {
  let box = heading.block;
  for (const element of ancestors(heading.block, root)) {
    if (!isSmall(element) || (before !== undefined && element.contains(before.element))) break;
    box = element;
  }
  return box;
}

/** What follows the editor's credit near the end is the site's again. */
function dropAfterCredits(lines: ArticleLine[]): ArticleLine[] {
  const total = textLength(lines);
  let before = 0;
  for (const [index, line] of lines.entries()) {
    before += line.text.length;
    if (before >= total * (1 - MAX_AFTER_CREDITS) && isEndCredit(line.text)) return lines.slice(0, index + 1);
  }
  return lines;
}

function dropBoilerplate(lines: ArticleLine[]): ArticleLine[] {
  return lines.filter((line, index) => {
    if (isBoilerplate(line.text)) return false;
    const atEdge = index < OPENING_LINES || index >= lines.length * (1 - CLOSING_SHARE);
    return !atEdge || !isEdgeNote(line.text);
  });
}

/** Lines that are one link between paragraphs: "read also". An article that consists of links keeps them. */
function dropLinkedLines(lines: ArticleLine[]): ArticleLine[] {
  const isLink = (line: ArticleLine) => line.linkLength >= line.text.length * 0.9 && line.text.length >= 12;
  const linked = textLength(lines.filter(isLink));
  const total = textLength(lines);
  return linked > total * 0.2 ? lines : lines.filter((line) => !isLink(line));
}

function trimOpening(lines: ArticleLine[], _root: Element, context: ArticleContext): ArticleLine[] {
  const first = lines.findIndex(isSentence);
  const title = context.title;
  return lines.filter(
    (line, index) =>
      index >= first ||
      !(
        line.linkLength > line.text.length * LINKED ||
        isDateOrByline(line.text) ||
        similarTexts(line.text, title)
      ),
  );
}

function trimClosing(lines: ArticleLine[]): ArticleLine[] {
  let end = lines.length;
  while (end > 1) {
    const line = lines[end - 1];
    if (line === undefined || isSentence(line)) break;
    const isHeading = /^H[1-6]$/.test(line.block.nodeName);
    if (!isHeading && line.linkLength <= line.text.length * LINKED && !isDateOrByline(line.text)) break;
    end--;
  }
  return lines.slice(0, end);
}

function textLength(lines: readonly ArticleLine[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0);
}

/** Length of text, length of links and number of lines inside each element, for all elements up to the root. */
function weighElements(lines: readonly ArticleLine[], root: Element) {
  const text = new Map<Element, number>();
  const links = new Map<Element, number>();
  const count = new Map<Element, number>();
  for (const line of lines) {
    for (const element of [...ancestors(line.element, root), root]) {
      text.set(element, (text.get(element) ?? 0) + line.text.length);
      links.set(element, (links.get(element) ?? 0) + line.linkLength);
      count.set(element, (count.get(element) ?? 0) + 1);
    }
  }
  return { text, links, count };
}

/** The element and those around it, below the root. */
function ancestors(element: Element, root: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) found.push(at);
  return found;
}
