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
  intercept: -2.3985,
  weights: {
    wordsRank: 0.56719,
    wordsBeyondChance: 0.50496,
    rankAboveTenth: 0.026456,
    postTitleInPage: 1.1114,
    keywordsInTitle: 7.534,
    postTitleToPage: 1.5418,
    textScore: 0.41727,
    passagesAboveTenth: 0.48189,
    smallPassageScore: 0.28902,
    smallPageTitle: 3.3356,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.6604,
  weights: {
    wordsRank: 0.48384,
    wordsBeyondChance: 0.86228,
    postTitleInPage: 1.2171,
    keywordsInTitle: 5.2359,
    postTitleToPage: 1.4456,
    textScore: 0.25004,
    passagesAboveTenth: 0.39319,
    topics: 1.0374,
    smallPassageScore: 0.7276,
    smallPageTitle: 6.24,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.5536,
  weights: {
    wordsRank: 0.84747,
    wordsBeyondChance: 0.31641,
    rankAboveTenth: 0.49801,
    postTitleInPage: 2.1254,
    keywordsInTitle: 1.3071,
    postTitleToPage: 1.1191,
    textScore: 0.16883,
    passagesAboveTenth: 0.24957,
    topics: 0.70745,
    smallPassageScore: 1.2229,
    smallPageTitle: 4.9507,
  },
};
