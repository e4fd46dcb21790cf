import type { Page } from '../../page/page.ts';
import { findMarks } from '../../text/find-marks.ts';

/** A page from which every occurrence of some words is taken, folded, Latin words whole. */
export function withoutWords(page: Page, words: readonly string[]): Page {
  const terms = words.map((term) => ({ term }));
  const strip = (text: string): string => {
    let rest = '';
    let end = 0;
    for (const [start, next] of findMarks(text, terms)) {
      rest += text.slice(end, start);
      end = next;
    }
    return rest + text.slice(end);
  };
  return { ...page, title: strip(page.title), headings: page.headings.map(strip), text: strip(page.text) };
}
