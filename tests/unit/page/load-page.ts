import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../../utils/page/page.ts';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');

/** Names of all fixture pages. */
export const PAGE_NAMES = readdirSync(PAGES).sort();

/** A fixture page as a document. */
export function loadPage(name: string): Document {
  return parseMarkup(readFileSync(join(PAGES, name, 'source.html'), 'utf8'));
}

/** What is expected of a fixture page: throws when nobody has written it down. */
export function loadExpectedPage(name: string): { why: string; page: Page } {
  return JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8'));
}

export function parseMarkup(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}
