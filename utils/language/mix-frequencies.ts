import { isHanCodeUnit } from '../text/tokenise.ts';
import type { Frequencies } from './open-frequencies.ts';

/**
 * Posts that the background counts for. Seven posts say nothing about how common a word is, 60,000 say all.
 * Range 100..3,000, flat between 200 and 1,000 on libraries of 2,000 to 60,000 posts; above, en-docs falls.
 */
const LANGUAGE_POSTS = 500;

/**
 * Inverse document frequency of a term for a library: share = (df + m x background share) / (N + m), weight
 * -ln(share), never below 0. The background is a Dirichlet prior worth m posts (Zhai, Lafferty 2001, for term
 * probabilities). The one measure of how rare a term is: keywords, ranking and what a team's engine is asked all take it.
 */
export function mixIdf(
  documentFrequency: number,
  postCount: number,
  languageShare: number,
  languagePosts = LANGUAGE_POSTS,
): number {
  const share = (documentFrequency + languagePosts * Math.min(1, languageShare)) / (postCount + languagePosts);
  return Math.max(0, -Math.log(share));
}

/** The index counts bigrams inside words and across them. So does the table of bigrams, and it is quicker to ask than words. */
export function languageFrequency(frequencies: Frequencies, term: string): number {
  const first = term.charCodeAt(0);
  const isBigram = term.length === 2 && isHanCodeUnit(first);
  return isBigram
    ? frequencies.bigramDocumentFrequency(first, term.charCodeAt(1))
    : frequencies.documentFrequency(term);
}
