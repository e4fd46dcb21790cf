/**
 * What was read from one web page (or made from a selection or a saved text): the query of the product.
 * Every field is bounded by the reader (see read-page.ts), so that whoever takes a Page can trust its size.
 */
export interface Page {
  /** Address as the browser shows it. Empty for text that has none. */
  url: string;
  /** `<link rel=canonical>` or `og:url`, absolute, http(s) and the page's own site only; null when absent. */
  canonicalUrl: string | null;
  title: string;
  /** Site name for people (`og:site_name` or the host). */
  siteName: string;
  /** BCP 47 tag as declared or guessed; empty when unknown. */
  language: string;
  /** Headings of the main text, in order. */
  headings: string[];
  description: string;
  metaKeywords: string[];
  author: string;
  /** ISO 8601 when the page declares one; empty when not. */
  publishedAt: string;
  /** Main text, paragraphs separated by "\n". */
  text: string;
  /**
   * Where `text` comes from: a found article, all visible text (honest fall-back), the selection alone, or the paragraph that
   * is being written there.
   */
  textSource: 'article' | 'visible' | 'selection' | 'paragraph';
  /** Addresses that the main text links to, clean (canonical-url.ts), each once. */
  articleLinks: string[];
  /** Those that the rest of the page links to. */
  otherLinks: string[];
  /** What is selected now; empty when nothing. */
  selection: string;
  /** Words that were searched for on the web, when the page shows their results: they stand for its text. */
  searchQuery?: string;
  /** True when a bound cut something off. */
  truncated: boolean;
}

/** A Page with nothing in it, for callers that fill in a few fields (selection, benchmarks, tests). */
export function createPage(fields: Partial<Page> = {}): Page {
  return {
    url: '',
    canonicalUrl: null,
    title: '',
    siteName: '',
    language: '',
    headings: [],
    description: '',
    metaKeywords: [],
    author: '',
    publishedAt: '',
    text: '',
    textSource: 'article',
    articleLinks: [],
    otherLinks: [],
    selection: '',
    truncated: false,
    ...fields,
  };
}

/** True when the query is a part of a page: words that were selected or searched for, or the paragraph that is being written. */
export function isPart({ textSource }: Page): boolean {
  return textSource === 'selection' || textSource === 'paragraph';
}
