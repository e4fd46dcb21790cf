import type { PostEmbedder } from '../../../../utils/search/segment/segment-options.ts';
import { packNumbers } from '../../../../utils/search/segment/stored-embedding.ts';
import { LANE } from '../../../../utils/search/segment/term-records.ts';

/** Embeds a post as the number of its distinct terms and the sum of their counts; each token of the text is a passage. */
export function createCountingEmbedder(): PostEmbedder {
  let tokens: number[] = [];
  return {
    dimensions: 2,
    learnBigram: () => {},
    learnWord: () => {},
    learnUnigram: () => {},
    beginText: () => {
      tokens = [];
      return LANE.row;
    },
    addToken: (_, offset) => tokens.push(offset),
    finishText: () => {},
    finishPost: (_rows, _weights, counts, size) => ({
      vector: Int8Array.of(
        size,
        counts.subarray(0, size).reduce((sum, count) => sum + count, 0),
      ),
      passages: Uint8Array.from(tokens),
      numbers: packNumbers({ script: 'han', passageCount: tokens.length, expected: 0.5 }),
    }),
  };
}
