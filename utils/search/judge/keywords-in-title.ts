import { fold } from '../../text/fold.ts';
import { holdsWord } from '../../text/holds-word.ts';
import type { Ranking } from './ranking.ts';

/** Share of the page's keywords, by weight, that stand in the post's own title; switched-off ones do not count. */
export function keywordsInTitle({ keywords, disabled, index }: Ranking, post: number): number {
  if (!index.hasOwnTitle(post)) return 0;
  const title = index.titleOf(post);
  let all = 0;
  let found = 0;
  for (const { term, weight } of keywords) {
    all += weight;
    const word = fold(term).trim();
    if (!disabled.words.has(word) && holdsWord(title, word)) found += weight;
  }
  return all > 0 ? found / all : 0;
}
