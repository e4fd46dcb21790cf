import { guessLanguage } from '../page/guess-language.ts';
import { createPage, type Page } from '../page/page.ts';
import { PAGE_BOUNDS } from '../page/page-bounds.ts';
import { cutText } from '../text/clean-text.ts';
import type { Pdf } from './read-pdf.ts';

/** A PDF as the page that is asked about. `name`: of the file, for one that tells no title; `url`: empty for a chosen file. */
export function pdfToPage(pdf: Pdf, url: string, name: string): Page {
  const line = (text: string) => cutText(text, PAGE_BOUNDS.field);
  return createPage({
    url,
    title: line(pdf.title || name),
    siteName: URL.canParse(url) ? new URL(url).host : '',
    language: guessLanguage(pdf.text),
    headings: pdf.headings.slice(0, PAGE_BOUNDS.headings),
    metaKeywords: pdf.keywords.slice(0, PAGE_BOUNDS.metaKeywords).map((word) => cutText(word, PAGE_BOUNDS.metaKeyword)),
    author: line(pdf.author),
    publishedAt: pdf.publishedAt,
    text: pdf.text,
    truncated: pdf.truncated,
  });
}
