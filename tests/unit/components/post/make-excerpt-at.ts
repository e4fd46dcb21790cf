import type { Excerpt } from '../../../../utils/text/excerpt.ts';

/** The whole text as an excerpt, with the first place of a term marked. */
export function makeExcerptAt(text: string, term: string): Excerpt {
  const at = text.indexOf(term);
  return { text, marks: [[at, at + term.length]], offset: 0, cutBefore: false, cutAfter: false };
}
