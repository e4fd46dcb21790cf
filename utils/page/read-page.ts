import { canonicalUrl } from './canonical-url.ts';
import { findArticle } from './find-article.ts';
import { guessLanguage } from './guess-language.ts';
import { createNodeAccess, type NodeAccess } from './node-access.ts';
import { createPage, type Page } from './page.ts';
import { PAGE_BOUNDS } from './page-bounds.ts';
import { pageLinks } from './page-links.ts';
import { pageMetadata } from './page-metadata.ts';
import { READING_BOUNDS, type ReadingBounds } from './reading-bounds.ts';

export interface ReadPageOptions {
  /** Address of the page; without it the document's own. */
  url?: string;
  /** Milliseconds of a clock that never goes back, such as performance.now(). Without it only sizes are bounded. */
  now?: () => number;
  bounds?: Partial<ReadingBounds>;
  /** Names of refining steps to leave out, for measuring what each is worth. */
  skip?: readonly string[];
}

/**
 * Reads a document: what it says about itself, its main text, what is selected. Never changes it, never throws; what
 * cannot be read is empty. The article is what Readability finds in a copy; when it finds none, all visible text.
 */
export function readPage(document: Document, options: ReadPageOptions = {}): Page {
  const page = createPage({ url: options.url ?? '', textSource: 'visible' });
  attempt(() => fillPage(page, document, createNodeAccess(document), options));
  return page;
}

function fillPage(page: Page, document: Document, access: NodeAccess, options: ReadPageOptions): void {
  const bounds = { ...READING_BOUNDS, ...options.bounds };
  const now = options.now ?? (() => 0);
  if (options.url === undefined) page.url = access.documentUri(document);
  attempt(() => {
    page.selection = access.selection(document).slice(0, PAGE_BOUNDS.selection).trim();
  });
  attempt(() => {
    const metadata = pageMetadata(document, access, page.url);
    page.title = metadata.title;
    page.siteName = metadata.siteName;
    page.language = metadata.language;
    page.description = metadata.description;
    page.metaKeywords = metadata.metaKeywords;
    page.author = metadata.author;
    page.publishedAt = metadata.publishedAt;
    page.canonicalUrl = canonicalUrl(metadata.canonicalCandidates, page.url);
  });
  attempt(() => readText(page, document, access, bounds, now, options.skip));
  if (page.language === '') page.language = guessLanguage(page.text);
}

/** Visible text shorter than this says nothing of a page that has a description. */
const LEAST_VISIBLE = 30;

function readText(
  page: Page,
  document: Document,
  access: NodeAccess,
  bounds: ReadingBounds,
  now: () => number,
  skip: readonly string[] | undefined,
): void {
  const found = findArticle(document, access, page, bounds, now, skip);
  const read = found.lines.map((line) => line.text).join('\n');
  // A page whose text comes later, or never: what it says of itself is better than 加载中….
  const isEmpty = read.length < LEAST_VISIBLE && page.description.length > read.length;
  const text = isEmpty ? page.description : read;
  page.text = text.slice(0, bounds.maxText);
  page.textSource = found.source;
  page.truncated = found.truncated || text.length > bounds.maxText;
  page.headings = found.lines
    .filter((line) => /^H[1-4]$/.test(line.block.nodeName))
    .map((line) => line.text.slice(0, PAGE_BOUNDS.heading))
    .slice(0, PAGE_BOUNDS.headings);
  const cited = found.source === 'article' ? found.lines.flatMap(({ links }) => links) : [];
  Object.assign(page, pageLinks(document, access, cited, page.url));
}

/** Runs one part of the reading: what fails in a hostile document leaves the other parts whole. */
function attempt(part: () => void): void {
  try {
    part();
  } catch {
    // The part stays empty. There is nobody to tell: an error thrown into the page would be seen by it.
  }
}
