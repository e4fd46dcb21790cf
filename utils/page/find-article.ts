import { Readability } from '@mozilla/readability';
import { type ArticleLine, articleLines } from './article-lines.ts';
import { copyDocument } from './copy-document.ts';
import type { NodeAccess } from './node-access.ts';
import type { ReadingBounds } from './reading-bounds.ts';
import { refineArticle } from './refine-article.ts';

/**
 * Text of sentences from which an article is believed at first sight. Range 0-400. On the evaluation pages Readability
 * always finds the right part, so a second look can only lose there (400 and MIN_GAIN 2: Chinese portals 0.993 -> 0.965);
 * it is for pages on which Readability comes back with a cookie notice or a slogan.
 */
const BELIEVED_TEXT = 80;
/** A second look wins when the densest part has this many times the sentences of what Readability found. */
const MIN_GAIN = 4;
/** Share of a part's sentences that one of its children must hold for that child to be the part instead. */
const DENSE_SHARE = 0.7;

export interface FoundText {
  lines: ArticleLine[];
  source: 'article' | 'visible';
  truncated: boolean;
}

/**
 * Finds the main text: what Readability takes for the article, refined. When that is little, the densest part of the
 * page is looked at as well, and taken when it holds much more; when there is no article at all, all visible text.
 */
export function findArticle(
  document: Document,
  access: NodeAccess,
  title: string,
  bounds: ReadingBounds,
  now: () => number,
  skip: readonly string[] = [],
): FoundText {
  const startedAt = now();
  const copy = copyDocument(document, access, bounds, now);
  const isTooMuch = copy.nesting > bounds.maxNesting || now() - startedAt > bounds.maxReadMs;
  const article = isTooMuch ? [] : readArticle(copy.document, title, skip);
  if (sentenceLength(article) >= BELIEVED_TEXT) return { lines: article, source: 'article', truncated: copy.truncated };

  // Readability took its copy apart: the second look needs another.
  const { document: whole, truncated } = copyDocument(document, access, bounds, now);
  const visible = articleLines(whole.body);
  const dense = refineArticle(densestPart(visible, whole.body), title, skip);
  if (sentenceLength(dense) > sentenceLength(article) * MIN_GAIN) return { lines: dense, source: 'article', truncated };
  if (article.length > 0) return { lines: article, source: 'article', truncated };
  return { lines: visible, source: 'visible', truncated };
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
