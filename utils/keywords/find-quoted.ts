import type { PageFields } from './page-fields.ts';
import { isStopWord, isWeakWord } from './stop-words.ts';

/** Longest title of a work or quoted term that fits a chip. */
const MAX_QUOTED_LENGTH = 16;

/** Titles of works in 《》, and terms in quotation marks that stand in the page's title or elsewhere on the page too. */
export function addQuoted({ text, folded, titleEnd }: PageFields, add: (start: number, end: number) => void): void {
  for (const match of text.matchAll(/《([^《》\n]{2,16})》|[“"「『]([^“”"「」『』\n，。；！？,;]{2,16})[”"」』]/gu)) {
    const content = match[1] ?? match[2] ?? '';
    const start = match.index + 1;
    const end = start + content.length;
    if (content.length > MAX_QUOTED_LENGTH || isStopWord(content) || isWeakWord(content)) continue;
    const isWork = match[1] !== undefined;
    const term = folded.slice(start, end);
    const standsAgain = folded.indexOf(term, end) !== -1 || folded.indexOf(term) < Math.min(start, titleEnd);
    const isTerm = content.length <= 8 && standsAgain && !/[的了吗呢吧啊在是我你他]|\s/u.test(content);
    if (!isWork && !isTerm) continue;
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length))
      add(at, at + term.length);
  }
}
