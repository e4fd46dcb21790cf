import { Readability } from '@mozilla/readability';
import { canonicalUrl } from './canonical-url.ts';
import { copyDocument } from './copy-document.ts';
import { elementText } from './element-text.ts';
import { guessLanguage } from './guess-language.ts';
import { createNodeAccess, type NodeAccess } from './node-access.ts';
import { createPage, type Page } from './page.ts';
import { pageMetadata } from './page-metadata.ts';
import { refineArticle } from './refine-article.ts';
import { READING_BOUNDS, type ReadingBounds } from './reading-bounds.ts';

const MAX_SELECTION = 20_000;
const MAX_HEADINGS = 100;
const MAX_HEADING_LENGTH = 300;

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
  const page = createPage({ textSource: 'visible' });
  attempt(() => fillPage(page, document, createNodeAccess(document), options));
  return page;
}

function fillPage(page: Page, document: Document, access: NodeAccess, options: ReadPageOptions): void {
  const bounds = { ...READING_BOUNDS, ...options.bounds };
  const now = options.now ?? (() => 0);
  page.url = options.url ?? access.documentUri(document);
  attempt(() => {
    page.selection = access.selection(document).slice(0, MAX_SELECTION).trim();
  });
  attempt(() => {
    const metadata = pageMetadata(document, access);
    page.title = metadata.title;
    page.siteName = metadata.siteName || hostOf(page.url);
    page.language = metadata.language;
    page.description = metadata.description;
    page.metaKeywords = metadata.metaKeywords;
    page.author = metadata.author;
    page.publishedAt = metadata.publishedAt;
    page.canonicalUrl = canonicalUrl(metadata.canonicalCandidates, page.url);
  });
  attempt(() => readText(page, document, access, bounds, now, options));
  if (page.language === '') page.language = guessLanguage(page.text);
}

function readText(page: Page, document: Document, access: NodeAccess, bounds: ReadingBounds, now: () => number, options: ReadPageOptions): void {
  const copy = copyDocument(document, access, bounds, now);
  const visible = elementText(copy.document.body, bounds.maxText);
  page.text = visible.text;
  page.truncated = copy.truncated || visible.truncated;
  attempt(() => {
    copy.document.title = page.title;
    const article = new Readability<Element>(copy.document, {
      serializer: (element) => element as Element,
      disableJSONLD: true,
      keepClasses: true,
    }).parse();
    if (!article?.content) return;
    const lines = refineArticle(article.content, page, options.skip);
    const text = lines.map((line) => line.text).join('\n');
    if (text === '') return;
    page.text = text.slice(0, bounds.maxText);
    page.textSource = 'article';
    page.truncated = copy.truncated || text.length > bounds.maxText;
    page.headings = lines
      .filter((line) => /^H[1-4]$/.test(line.block.nodeName))
      .map((line) => line.text.slice(0, MAX_HEADING_LENGTH))
      .slice(0, MAX_HEADINGS);
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

/** Runs one part of the reading: what fails in a hostile document leaves the other parts whole. */
function attempt(part: () => void): void {
  try {
    part();
  } catch {
    // The part stays empty. There is nobody to tell: an error thrown into the page would be seen by it.
  }
}
