import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on 9405 pairs, weights 0 or more. Do not edit.
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
  intercept: -2.4115,
  weights: {
    wordsRank: 0.55059,
    wordsBeyondChance: 0.5262,
    rankAboveTenth: 0.055691,
    postTitleInPage: 1.1512,
    keywordsInTitle: 6.2299,
    postTitleToPage: 1.5401,
    textScore: 0.40737,
    passagesAboveTenth: 0.49511,
    smallPassageScore: 0.31764,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.6158,
  weights: {
    wordsRank: 0.47858,
    wordsBeyondChance: 0.88551,
    postTitleInPage: 1.2581,
    keywordsInTitle: 4.7112,
    postTitleToPage: 1.3913,
    textScore: 0.24125,
    passagesAboveTenth: 0.40746,
    topics: 1.0203,
    smallPassageScore: 0.77596,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.5063,
  weights: {
    wordsRank: 0.83784,
    wordsBeyondChance: 0.32351,
    rankAboveTenth: 0.54352,
    postTitleInPage: 2.1499,
    keywordsInTitle: 1.2547,
    postTitleToPage: 1.0925,
    textScore: 0.16013,
    passagesAboveTenth: 0.24998,
    topics: 0.68622,
    smallPassageScore: 1.2604,
  },
};
