import { fold } from '../../text/fold.ts';
import { holdsWord } from '../../text/holds-word.ts';
import type { Ranking } from './ranking.ts';

/** Tells of posts' own titles, folded, which share of the page's keywords, by weight, stands in each; switched-off ones do not count. */
export function createKeywordsInTitle({
  keywords,
  disabled,
}: Pick<Ranking, 'keywords' | 'disabled'>): (title: string | null) => number {
  const words = keywords
    .map(({ term, weight }) => ({ word: fold(term).trim(), weight }))
    .filter(({ word }) => !disabled.words.has(word));
  const all = keywords.reduce((sum, { weight }) => sum + weight, 0);
  return (title) => {
    if (title === null || all === 0) return 0;
    let found = 0;
    for (const { word, weight } of words) if (holdsWord(title, word)) found += weight;
    return found / all;
  };
}
