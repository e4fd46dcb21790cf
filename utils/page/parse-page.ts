import { createPage, type Page } from './page.ts';

/**
 * Checks that what a page's frame returned is a Page: it crossed a process in which the page itself runs.
 * Returns null when it is something else; wrong fields are left empty, unknown fields are dropped.
 */
export function parsePage(value: unknown): Page | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields: Record<string, unknown> = { ...value };
  if (typeof fields.text !== 'string' || typeof fields.url !== 'string') return null;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const source = fields.textSource;
  return createPage({
    url: fields.url,
    canonicalUrl: typeof fields.canonicalUrl === 'string' ? fields.canonicalUrl : null,
    title: text('title'),
    siteName: text('siteName'),
    language: text('language'),
    headings: texts(fields.headings),
    description: text('description'),
    metaKeywords: texts(fields.metaKeywords),
    author: text('author'),
    publishedAt: text('publishedAt'),
    text: fields.text,
    textSource: source === 'visible' || source === 'selection' ? source : 'article',
    selection: text('selection'),
    truncated: fields.truncated === true,
  });
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
