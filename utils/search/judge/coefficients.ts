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
  intercept: -2.2585,
  weights: {
    wordsRank: 0.56085,
    wordsBeyondChance: 0.52688,
    rankAboveTenth: 0.046605,
    postTitleInPage: 1.1481,
    keywordsInTitle: 6.1581,
    postTitleToPage: 1.4573,
    textScore: 0.39159,
    passagesAboveTenth: 0.49299,
    smallPassageScore: 0.48246,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.4653,
  weights: {
    wordsRank: 0.48681,
    wordsBeyondChance: 0.87907,
    postTitleInPage: 1.2515,
    keywordsInTitle: 4.6937,
    postTitleToPage: 1.3431,
    textScore: 0.23178,
    passagesAboveTenth: 0.40611,
    topics: 0.99806,
    smallPassageScore: 0.93967,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.3486,
  weights: {
    wordsRank: 0.84183,
    wordsBeyondChance: 0.31721,
    rankAboveTenth: 0.55416,
    postTitleInPage: 2.1338,
    keywordsInTitle: 1.2663,
    postTitleToPage: 1.0381,
    textScore: 0.1494,
    passagesAboveTenth: 0.25054,
    topics: 0.66551,
    smallPassageScore: 1.401,
  },
};
