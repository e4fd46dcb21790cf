import { forEachToken } from '../../utils/text/tokenise.ts';

/** Weighted counts of a text's terms, without a string per Han pair. */
export interface TokenCounts {
  /** By first unit * 65,536 + second unit. */
  pairs: Map<number, number>;
  /** Latin and number words. */
  words: Map<string, number>;
  /** Han characters that stand alone. */
  singles: Map<number, number>;
}

export function createTokenCounts(): TokenCounts {
  return { pairs: new Map(), words: new Map(), singles: new Map() };
}

/** Adds the terms of a folded text, each occurrence as `weight`, those before `leadUnits` as `weight + leadWeight`. */
export function countTokens(counts: TokenCounts, folded: string, weight: number, leadUnits = 0, leadWeight = 0): void {
  const { pairs, words, singles } = counts;
  const weightAt = (offset: number) => (offset < leadUnits ? weight + leadWeight : weight);
  forEachToken(folded, {
    pair(first, second, offset) {
      const key = first * 65536 + second;
      pairs.set(key, (pairs.get(key) ?? 0) + weightAt(offset));
    },
    single(unit, offset) {
      singles.set(unit, (singles.get(unit) ?? 0) + weightAt(offset));
    },
    word(start, end) {
      const word = folded.slice(start, end);
      words.set(word, (words.get(word) ?? 0) + weightAt(start));
    },
  });
}
