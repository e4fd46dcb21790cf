import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on 9421 pairs, weights 0 or more. Do not edit.
 * Graded pages, with the beginnings of their SHA-256:
 *   ops/pages.tune.jsonl c4fd4ab8fa258cef
 *   ops/grades.tune.jsonl dda601eb2558947c
 *   programmer/pages.tune.jsonl 27ee610c97ea6ff0
 *   programmer/grades.tune.jsonl 96c41068284aaf9d
 *   english-one-subject/pages.tune.jsonl 91c83378ff520db0
 *   english-one-subject/grades.tune.jsonl 32abd5e387213cca
 *   eval/seed.tune.jsonl c31c5313297a16e7
 */

/** The chance that a post is related, before its text is read. */
export const FIRST_LOOK: Coefficients = {
  intercept: -2.7177,
  weights: {
    wordsRank: 0.24311,
    wordsBeyondChance: 0.53181,
    rankAboveTenth: 0.65623,
    postTitleInPage: 0.75662,
    keywordsInTitle: 9.2048,
    postTitleToPage: 1.6286,
    textScore: 0.31077,
    passagesAboveTenth: 0.55673,
    smallPassageScore: 0.59365,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.8524,
  weights: {
    wordsRank: 0.28607,
    wordsBeyondChance: 0.96713,
    rankAboveTenth: 0.29875,
    postTitleInPage: 1.0112,
    keywordsInTitle: 7.0208,
    postTitleToPage: 1.4306,
    textScore: 0.15889,
    passagesAboveTenth: 0.47119,
    topics: 1.0874,
    smallPassageScore: 0.99852,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.7332,
  weights: {
    wordsRank: 0.6208,
    wordsBeyondChance: 0.40123,
    rankAboveTenth: 0.54965,
    postTitleInPage: 1.9341,
    keywordsInTitle: 4.1548,
    postTitleToPage: 1.0693,
    textScore: 0.081347,
    passagesAboveTenth: 0.27288,
    topics: 0.71636,
    smallPassageScore: 1.6342,
  },
};
