import { type ArticleLine, articleLines, MOSTLY_LINKS } from './article-lines.ts';
import { asideKind } from './aside-names.ts';
import { isBoilerplate, isDateOrByline, isEdgeNote, isRelatedHeading } from './boilerplate.ts';
import { similarTexts } from './similar-texts.ts';

/** A named part of the refining: looks at the lines that are left and returns those to keep. */
interface RefiningStep {
  name: string;
  run(lines: ArticleLine[], root: Element, title: string): ArticleLine[];
}

/** Share of an article's text up to which a part may be left out by its name alone: beyond, the name must be wrong. */
const MAX_ASIDE_SHARE = 0.3;
/** The same for a part that is mostly links. */
const MAX_LINKED_ASIDE_SHARE = 0.5;
/** Share of the sentences that the main container must hold; what stands outside it is left out. */
const MAIN_SHARE = 0.8;
/** Share of links up to which a sentence ends a list of other articles: their teasers are mostly links. */
const MAX_SENTENCE_LINKS = 0.2;
/** Where notes on rights and invitations stand: the first lines, and this share of the last. */
const OPENING_LINES = 3;
const CLOSING_SHARE = 0.3;

const STEPS: readonly RefiningStep[] = [
  { name: 'named asides', run: dropNamedAsides },
  { name: 'outside the main container', run: dropOutsideMain },
  { name: 'related lists', run: dropRelatedLists },
  { name: 'boilerplate lines', run: dropBoilerplate },
  { name: 'opening', run: trimOpening },
  { name: 'closing', run: trimClosing },
];

/**
 * Takes what is not the article's own text out of what Readability found. `title` is the page's; `skip` names steps to leave out (for measuring
 * what each is worth). Never leaves nothing: when the steps would, the lines come back as they were.
 */
export function refineArticle(root: Element, title: string, skip: readonly string[] = []): ArticleLine[] {
  const all = articleLines(root);
  let lines = all;
  for (const step of STEPS) {
    if (!skip.includes(step.name)) lines = step.run(lines, root, title);
  }
  return lines.length === 0 ? all : lines;
}

function dropNamedAsides(lines: ArticleLine[], root: Element): ArticleLine[] {
  const { text, links } = weighElements(lines, root);
  const total = text.get(root) ?? 0;
  const kinds = new Map<Element, boolean>();
  const isAside = (element: Element): boolean => {
    const known = kinds.get(element);
    if (known !== undefined) return known;
    const length = text.get(element) ?? 0;
    const linked = (links.get(element) ?? 0) > length * MOSTLY_LINKS;
    const share = linked ? MAX_LINKED_ASIDE_SHARE : MAX_ASIDE_SHARE;
    const aside = length <= total * share && asideKind(element) !== null;
    kinds.set(element, aside);
    return aside;
  };
  return lines.filter((line) => !line.around.some(isAside));
}

/** Leaves out what follows the main container and what stands in it beside the text; a lead or a question before it stays. */
function dropOutsideMain(lines: ArticleLine[], root: Element): ArticleLine[] {
  const sentences = lines.filter((line) => line.isSentence);
  const { text, count } = weighElements(sentences, root);
  const enough = (text.get(root) ?? 0) * MAIN_SHARE;
  let main = root;
  for (let next: Element | undefined = root; next !== undefined; ) {
    main = next;
    next = [...main.children].find((child) => (text.get(child) ?? 0) >= enough && (count.get(child) ?? 0) > 1);
  }
  const first = lines.findIndex((line) => main.contains(line.element));
  return lines.filter(
    (line, index) => main.contains(line.element) || (index < first && line.isSentence && !isDateOrByline(line.text)),
  );
}

/** Lists of other articles and comments, known by their headings: the box of the heading, or what follows up to a sentence. */
function dropRelatedLists(lines: ArticleLine[], root: Element): ArticleLine[] {
  const { text, count } = weighElements(lines, root);
  const enough = (text.get(root) ?? 0) * MAX_ASIDE_SHARE;
  const boxes: Element[] = [];
  let inList = false;
  return lines.filter((line, index) => {
    if (isRelatedHeading(line.text)) {
      const box = boxOf(line, lines[index - 1], (element) => (text.get(element) ?? 0) <= enough);
      boxes.push(box);
      inList = (count.get(box) ?? 0) <= 1;
    }
    if (boxes.some((box) => box.contains(line.element))) return false;
    if (line.isSentence && line.linkLength < line.text.length * MAX_SENTENCE_LINKS) inList = false;
    return !inList;
  });
}

/** The largest element around a heading that begins with it: the box whose heading it is. */
function boxOf(heading: ArticleLine, before: ArticleLine | undefined, isSmall: (element: Element) => boolean): Element {
  let box = heading.block;
  for (const element of heading.around) {
    if (!isSmall(element) || (before !== undefined && element.contains(before.element))) break;
    box = element;
  }
  return box;
}

function dropBoilerplate(lines: ArticleLine[]): ArticleLine[] {
  return lines.filter((line, index) => {
    if (isBoilerplate(line.text)) return false;
    const atEdge = index < OPENING_LINES || index >= lines.length * (1 - CLOSING_SHARE);
    return !atEdge || !isEdgeNote(line.text);
  });
}

function trimOpening(lines: ArticleLine[], _root: Element, title: string): ArticleLine[] {
  const found = lines.findIndex((line) => line.isSentence && !isDateOrByline(line.text));
  // A note has no sentences: what is no title, link or date is the note.
  const first = found < 0 ? lines.length : found;
  return lines.filter(
    (line, index) =>
      index >= first ||
      !(
        line.linkLength > line.text.length * MOSTLY_LINKS ||
        isDateOrByline(line.text) ||
        line.block.nodeName === 'H1' ||
        similarTexts(line.text, title)
      ),
  );
}

function trimClosing(lines: ArticleLine[]): ArticleLine[] {
  let end = lines.length;
  while (end > 1) {
    const line = lines[end - 1];
    if (line === undefined || line.isSentence) break;
    const isHeading = /^H[1-6]$/.test(line.block.nodeName);
    if (!isHeading && line.linkLength <= line.text.length * MOSTLY_LINKS && !isDateOrByline(line.text)) break;
    end--;
  }
  return lines.slice(0, end);
}

/** Length of text, length of links and number of lines inside each element, for all elements up to the root. */
function weighElements(lines: readonly ArticleLine[], root: Element) {
  const text = new Map<Element, number>();
  const links = new Map<Element, number>();
  const count = new Map<Element, number>();
  const add = (element: Element, line: ArticleLine) => {
    text.set(element, (text.get(element) ?? 0) + line.text.length);
    links.set(element, (links.get(element) ?? 0) + line.linkLength);
    count.set(element, (count.get(element) ?? 0) + 1);
  };
  for (const line of lines) {
    for (const element of line.around) add(element, line);
    add(root, line);
  }
  return { text, links, count };
}
