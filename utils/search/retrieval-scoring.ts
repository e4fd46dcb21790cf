import { FREQUENCY_LEVELS } from './segment/frequency-levels.ts';

/** What is known of a post without its text, for weighing how much one shared term means in it. */
export interface PostNumbers {
  /** Tokens of the text. */
  length: number;
  distinctTerms: number;
  /** sqrt of the sum over its terms of (payloadWeight x termWeight)^2, as stored when the segment was written. */
  norm: number;
  /** Mean length over the library, in tokens. */
  averageLength: number;
}

/** How a post's score is made of its terms: score = docFactor(post) x sum of queryWeight x payloadWeight(frequency). */
export interface RetrievalScoring {
  /** Weight of a term that stands `frequency` times (one of FREQUENCY_LEVELS; titles count TITLE_WEIGHT times). Must not fall. */
  payloadWeight(frequency: number): number;
  /** Factor of the whole post, 0 or more. */
  docFactor(numbers: PostNumbers): number;
}

/**
 * Cosine of sqrt(tf) x idf vectors: the query weight carries the page's sqrt(tf) x idf times the idf of the post's
 * side; the norm is stored with the post. sqrt measured better than 1 + ln, see docs/RANKING.md.
 */
export const ROOT_COSINE_SCORING: RetrievalScoring = {
  payloadWeight: (frequency) => Math.sqrt(frequency),
  docFactor: ({ norm }) => (norm > 0 ? 1 / norm : 0),
};

/** payloadWeight of every frequency level, so that the inner loops look it up. */
export function createPayloadTable(scoring: RetrievalScoring): Float64Array {
  return Float64Array.from(FREQUENCY_LEVELS, (frequency) => scoring.payloadWeight(frequency));
}
