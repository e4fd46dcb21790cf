import { tokenise } from '../../text/tokenise.ts';

/** In how many posts a word can stand: no more than hold its rarest token. 0 when one of them is in no post. */
export function postsWithWord(terms: { documentFrequency(term: string): number }, word: string): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const token of tokenise(word)) fewest = Math.min(fewest, terms.documentFrequency(token));
  return Number.isFinite(fewest) ? fewest : 0;
}
