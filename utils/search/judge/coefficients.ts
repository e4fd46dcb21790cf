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
  intercept: -2.425,
  weights: {
    wordsRank: 0.55252,
    wordsBeyondChance: 0.51437,
    rankAboveTenth: 0.040727,
    postTitleInPage: 1.1366,
    keywordsInTitle: 6.1888,
    postTitleToPage: 1.5747,
    textScore: 0.4105,
    passagesAboveTenth: 0.49539,
    smallPassageScore: 0.29505,
    smallPageTitle: 2.9515,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.6643,
  weights: {
    wordsRank: 0.4746,
    wordsBeyondChance: 0.86367,
    postTitleInPage: 1.2227,
    keywordsInTitle: 4.5975,
    postTitleToPage: 1.4652,
    textScore: 0.24626,
    passagesAboveTenth: 0.40646,
    topics: 1.028,
    smallPassageScore: 0.73175,
    smallPageTitle: 5.8015,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.5425,
  weights: {
    wordsRank: 0.84228,
    wordsBeyondChance: 0.30926,
    rankAboveTenth: 0.4967,
    postTitleInPage: 2.1327,
    keywordsInTitle: 1.1539,
    postTitleToPage: 1.1538,
    textScore: 0.16616,
    passagesAboveTenth: 0.25322,
    topics: 0.69513,
    smallPassageScore: 1.2274,
    smallPageTitle: 4.6995,
  },
};
