import { cleanLine, cutText } from '../text/clean-text.ts';
import { joinSetApart } from '../text/join-set-apart.ts';
import { canonicalUrl, cleanUrl } from './canonical-url.ts';
import { createPage, type Page } from './page.ts';
import { PAGE_BOUNDS } from './page-bounds.ts';
import { READING_BOUNDS } from './reading-bounds.ts';

/**
 * Checks that what a page's frame returned is a Page: it crossed a process in which the page itself runs. Every length is
 * bounded, lines that name something lose what can make them read otherwise, and an address is believed only of the page's
 * own site. `tabUrl` is what the browser says of the tab, and stands above what the page says; empty when it is hidden.
 * Returns null when it is something else; wrong fields are left empty, unknown fields are dropped.
 */
export function parsePage(value: unknown, tabUrl = ''): Page | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields: Record<string, unknown> = { ...value };
  if (typeof fields.text !== 'string' || typeof fields.url !== 'string') return null;
  const line = (name: string, maxLength: number) => toLine(fields[name], maxLength);
  const source = fields.textSource;
  const url = tabUrl || (fields.url.length > PAGE_BOUNDS.url ? '' : fields.url);
  const declared = typeof fields.canonicalUrl === 'string' ? fields.canonicalUrl : null;
  return createPage({
    url,
    canonicalUrl: canonicalUrl([declared], url),
    title: line('title', PAGE_BOUNDS.field),
    siteName: line('siteName', PAGE_BOUNDS.field),
    language: line('language', PAGE_BOUNDS.mark),
    headings: lines(fields.headings, PAGE_BOUNDS.headings, PAGE_BOUNDS.heading),
    description: line('description', PAGE_BOUNDS.field),
    metaKeywords: lines(fields.metaKeywords, PAGE_BOUNDS.metaKeywords, PAGE_BOUNDS.metaKeyword),
    author: line('author', PAGE_BOUNDS.field),
    publishedAt: line('publishedAt', PAGE_BOUNDS.mark),
    text: joinSetApart(cutText(fields.text, READING_BOUNDS.maxText)),
    textSource: source === 'visible' || source === 'selection' ? source : 'article',
    articleLinks: toLinks(fields.articleLinks),
    otherLinks: toLinks(fields.otherLinks),
    selection: typeof fields.selection === 'string' ? cutText(fields.selection, PAGE_BOUNDS.selection) : '',
    truncated: fields.truncated === true || fields.text.length > READING_BOUNDS.maxText,
  });
}

/** Cut before it is cleaned: what a hostile process sends may be hundreds of megabytes. */
function toLine(value: unknown, maxLength: number): string {
  return typeof value === 'string' ? cleanLine(cutText(value, maxLength)) : '';
}

function lines(value: unknown, maxCount: number, maxLength: number): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, maxCount)
    .filter((one) => typeof one === 'string')
    .map((one) => toLine(one, maxLength));
}

/** Addresses that are as the reader would have cleaned them. */
function toLinks(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, PAGE_BOUNDS.links)
    .filter((one) => typeof one === 'string' && one.length <= PAGE_BOUNDS.link && cleanUrl(one) === one);
}
