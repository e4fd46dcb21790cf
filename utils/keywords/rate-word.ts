import type { Frequencies } from '../language/open-frequencies.ts';
import { isGrammarFirst } from './stop-words.ts';

/** What a word that is no noun at all keeps of its weight, and what a sure noun has. Range 0.3..0.6 and 1..1.3. */
const LEAST = 0.35;
const MOST = 1.15;
/** How fast the rating rises with nounness (bits). Range 0.4..1. */
const SLOPE = 0.6;
/** Nounness at which the rating is in the middle. */
const MIDDLE = -0.5;
/** A word that begins like grammar (我想, 把钱) must be a sure noun (自媒体, 能源) to be rated at all. */
const MIN_NOUNNESS_AFTER_GRAMMAR = 0.5;
/** Bounds of burstiness, and how strongly it counts. */
const BURST_RANGE = [0.7, 2] as const;
const BURST_POWER = 0.4;

/**
 * How fit a word of the table is to be a keyword, about 0.3 to 1.5: nouns over verbs and adverbs (by their neighbours in
 * the corpus), and words that repeat in the documents that hold them over words that any document drops in once
 * (burstiness: Church & Gale 1995, "Poisson mixtures"). Words that are not Chinese are 1.
 */
export function rateWord(word: string, frequencies: Frequencies): number {
  const number = frequencies.wordNumber(word);
  if (number < 0 || word.charCodeAt(0) < 0x2e80) return 1;
  const nounness = frequencies.nounnessAt(number);
  if (nounness < MIN_NOUNNESS_AFTER_GRAMMAR && isGrammarFirst(word.charAt(0))) return 0;
  const rating = LEAST + (MOST - LEAST) / (1 + Math.exp(-SLOPE * (nounness - MIDDLE)));
  const burst = frequencies.occurrencesAt(number) / frequencies.documentFrequency(word);
  return rating * Math.max(BURST_RANGE[0], Math.min(BURST_RANGE[1], burst)) ** BURST_POWER;
}
