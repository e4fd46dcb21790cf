/**
 * Longest that each field of a Page may be, UTF-16 code units or counts. The reader keeps to them, and whoever takes a Page out
 * of a page's process holds it to them again (parse-page.ts): that process belongs to the page.
 */
export const PAGE_BOUNDS = {
  /** Title, site name, author, description. A description of a long report has 300. */
  field: 1_000,
  /** BCP 47 tags and dates are far shorter. */
  mark: 100,
  /** Longer addresses carry data, not a place; servers take about 8 KB. */
  url: 8_192,
  selection: 20_000,
  headings: 100,
  heading: 300,
  /** More is a list made for search engines. */
  metaKeywords: 30,
  metaKeyword: 40,
  /** Addresses in the main text, and as many outside of it. */
  links: 400,
  link: 1_000,
} as const;
