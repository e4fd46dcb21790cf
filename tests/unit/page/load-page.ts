import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fixture page as a document; without one, a document of the markup itself. */
export function loadPage(name: string): Document {
  return parseMarkup(readFileSync(join(import.meta.dirname, '../../fixtures/pages', `${name}.html`), 'utf8'));
}

export function parseMarkup(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}
