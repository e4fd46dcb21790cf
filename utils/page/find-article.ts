import { Readability } from '@mozilla/readability';
import { type ArticleLine, articleLines } from './article-lines.ts';
import { copyDocument } from './copy-document.ts';
import type { DocumentCopy } from './document-copy.ts';
import type { NodeAccess } from './node-access.ts';
import { createQuoteTest } from './quotes-description.ts';
import { readDiscussion } from './read-discussion.ts';
import type { ReadingBounds } from './reading-bounds.ts';
import { refineArticle } from './refine-article.ts';
import { removeOtherStories } from './remove-other-stories.ts';
import { removeSideParts } from './remove-side-parts.ts';
import { removeWalls } from './remove-walls.ts';

/**
 * Text of sentences from which an article is believed at first sight. Range 0-400. On the evaluation pages Readability
 * always finds the right part, so a second look can only lose there (400 and MIN_GAIN 2: Chinese portals 0.993 -> 0.965);
 * it is for pages on which Readability comes back with a cookie notice or a slogan.
 */
const BELIEVED_TEXT = 80;
/**
 * Sentences below which the page's description is asked whether the right text was read: boxes about cookies, keys and rights are
 * short, and a long article may well be described by a standfirst that is not part of it. 300..1,000.
 */
const DOUBTED_TEXT = 600;
/** A second look wins when the densest part has this many times the sentences of what Readability found. */
const MIN_GAIN = 4;
/** Share of a part's sentences that one of its children must hold for that child to be the part instead. */
const DENSE_SHARE = 0.7;

export interface FoundText {
  lines: ArticleLine[];
  source: 'article' | 'visible';
  truncated: boolean;
}

/** What the page says of itself that helps to find its text. */
export interface Declared {
  title: string;
  description: string;
}

/**
 * Finds the main text: of a forum's page the whole discussion, else what Readability takes for the article, refined. The text
 * under the page's heading stands above it, and so does the part that the page's own description quotes, when Readability
 * comes back with something else. When all that is little, the densest part of the page is looked at as well, and taken when
 * it holds much more; when there is no article at all, all visible text.
 */
export function findArticle(
  document: Document,
  access: NodeAccess,
  { title, description }: Declared,
  bounds: ReadingBounds,
  now: () => number,
  skip: readonly string[] = [],
): FoundText {
  const startedAt = now();
  const copyIt = () => copyDocument(document, access, bounds, now);
  const clear = ({ document: { body }, nesting }: DocumentCopy) => {
    // Where nested text multiplies, looking for notices costs more than it gives.
    if (!skip.includes('walls') && nesting <= bounds.maxNesting) removeWalls(body);
    if (!skip.includes('side parts')) removeSideParts(body);
    if (!skip.includes('other stories')) removeOtherStories(body, title);
    return body;
  };
  const copy = copyIt();
  const { truncated } = copy;
  const discussion = skip.includes('discussion') ? [] : readDiscussion(copy.document.body);
  if (discussion.length > 0) return { lines: discussion, source: 'article', truncated };
  clear(copy);
  const underHeading = skip.includes('heading') ? [] : findUnderHeading(copy.document.body, title, skip);
  const quotes = skip.includes('description')
    ? null
    : createQuoteTest(description, copy.document.body.textContent ?? '');
  const isTooMuch = copy.nesting > bounds.maxNesting || now() - startedAt > bounds.maxReadMs;
  const read = isTooMuch ? [] : readArticle(copy.document, title, skip);
  const isElsewhere = underHeading.length > 0 && isBox(read) && !shareSentences(read, underHeading);
  const article = isElsewhere ? underHeading : read;
  const isMissed = sentenceLength(article) < DOUBTED_TEXT && quotes !== null && !quotes(textOf(article));
  if (sentenceLength(article) >= BELIEVED_TEXT && !isMissed) return { lines: article, source: 'article', truncated };

  // Readability took its copy apart: the second look needs another.
  const body = clear(copyIt());
  if (isMissed) {
    const quoted = refineArticle(
      smallestPart(body, (part) => quotes?.(part.textContent ?? '') ?? false),
      title,
      skip,
    );
    if (quoted.length > 0) return { lines: quoted, source: 'article', truncated };
  }
  const visible = articleLines(body);
  const dense = refineArticle(densestPart(visible, body), title, skip);
  if (sentenceLength(dense) > sentenceLength(article) * MIN_GAIN) return { lines: dense, source: 'article', truncated };
  if (article.length > 0) return { lines: article, source: 'article', truncated };
  return { lines: visible, source: 'visible', truncated };
}

/** The text around the page's one heading: of the smallest part that holds it and some sentences. */
function findUnderHeading(root: Element, title: string, skip: readonly string[]): ArticleLine[] {
  const headings = root.querySelectorAll('h1');
  const [heading] = headings;
  if (heading === undefined || headings.length > 1) return [];
  for (let part = heading.parentElement; part !== null && part !== root; part = part.parentElement) {
    const lines = articleLines(part);
    if (sentenceLength(lines) >= BELIEVED_TEXT) return refineArticle(part, title, skip);
  }
  return [];
}

/** True for a short text with a heading of its own: a box beside the page's text, if that is somewhere else. */
function isBox(lines: readonly ArticleLine[]): boolean {
  const [first] = lines;
  return first === undefined || (/^H[2-6]$/.test(first.block.nodeName) && sentenceLength(lines) < DOUBTED_TEXT);
}

function shareSentences(one: readonly ArticleLine[], other: readonly ArticleLine[]): boolean {
  const texts = new Set(one.map(({ text }) => text));
  return other.some(({ isSentence, text }) => isSentence && texts.has(text));
}

/** Walks down as long as one child still is what is looked for. */
function smallestPart(root: Element, isMeant: (part: Element) => boolean): Element {
  let part = root;
  for (let next: Element | undefined = root; next !== undefined; ) {
    part = next;
    next = [...part.children].find(isMeant);
  }
  return part;
}

function textOf(lines: readonly ArticleLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function readArticle(copy: Document, title: string, skip: readonly string[]): ArticleLine[] {
  copy.title = title;
  try {
    const options = { serializer: (node: Node) => node, disableJSONLD: true, keepClasses: true };
    const content = new Readability<Node>(copy, options).parse()?.content;
    return content instanceof Element ? refineArticle(content, title, skip) : [];
  } catch {
    // Readability throws on some broken documents. The second look does not need it.
    return [];
  }
}

/** The smallest element that holds most of the sentences. */
function densestPart(lines: readonly ArticleLine[], root: Element): Element {
  const weights = new Map<Element, number>();
  let total = 0;
  for (const line of lines) {
    if (!line.isSentence) continue;
    total += line.text.length;
    for (const element of line.around) weights.set(element, (weights.get(element) ?? 0) + line.text.length);
  }
  let part = root;
  for (let next: Element | undefined = root; next !== undefined; ) {
    part = next;
    const enough = (weights.get(part) ?? total) * DENSE_SHARE;
    next = [...part.children].find((child) => (weights.get(child) ?? 0) >= Math.max(1, enough));
  }
  return part;
}

function sentenceLength(lines: readonly ArticleLine[]): number {
  return lines.reduce((sum, line) => sum + (line.isSentence ? line.text.length : 0), 0);
}
