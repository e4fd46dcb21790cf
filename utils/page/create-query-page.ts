import { createPage, type Page } from './page.ts';

/** The page for a page of search results: what was searched for is all that is asked about, nothing of the page is read. */
export function createQueryPage(url: string, query: string): Page {
  return createPage({ url, title: query, text: query, textSource: 'selection', searchQuery: query });
}
