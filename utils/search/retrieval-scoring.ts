import { MAX_TERM_FREQUENCY } from './segment/segment-format.ts';

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
  /** Weight of a term that stands `frequency` times (1..255, titles counted TITLE_WEIGHT times). Must not fall. */
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

/** payloadWeight for every frequency, so that the inner loops look it up. */
export function createPayloadTable(scoring: RetrievalScoring): Float64Array {
  const table = new Float64Array(MAX_TERM_FREQUENCY + 1);
  for (let frequency = 1; frequency <= MAX_TERM_FREQUENCY; frequency++) {
    table[frequency] = scoring.payloadWeight(frequency);
  }
  return table;
}
