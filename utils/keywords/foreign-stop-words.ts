import lists from '../../data/stop-words/stop-words.json' with { type: 'json' };
import { fold } from '../text/fold.ts';
import type { PageWord } from './page-words.ts';
import { isStopWord } from './stop-words.ts';

/** Share of the Latin, Cyrillic or Arabic words that a language's own words of grammar have in its texts, at the least. 0.05..0.15. */
const LEAST_SHARE = 0.1;

const NONE: ReadonlySet<string> = new Set();
let languages: ReadonlySet<string>[] | null = null;

/** Words of grammar of the page's language, when it is neither Chinese nor English. */
export function findForeignStopWords(words: readonly PageWord[]): ReadonlySet<string> {
  const latin = words.filter(({ isHan, text }) => !isHan && !/^\d/.test(text));
  if (latin.length < words.length / 2) return NONE;
  languages ??= Object.values(lists.others).map((list) => new Set(list.map(fold)));
  let best = NONE;
  let most = LEAST_SHARE * latin.length;
  for (const language of languages) {
    // "in", "die" and "was" are English words, too: they tell nothing.
    const count = latin.filter(({ text }) => language.has(text) && !isStopWord(text)).length;
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
}
