import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on 9403 pairs, weights 0 or more. Do not edit.
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
  intercept: -2.2628,
  weights: {
    wordsRank: 0.56188,
    wordsBeyondChance: 0.52613,
    rankAboveTenth: 0.04562,
    postTitleInPage: 1.1452,
    keywordsInTitle: 6.1595,
    postTitleToPage: 1.4544,
    textScore: 0.39392,
    passagesAboveTenth: 0.48962,
    smallPassageScore: 0.48527,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.469,
  weights: {
    wordsRank: 0.48726,
    wordsBeyondChance: 0.87853,
    postTitleInPage: 1.2495,
    keywordsInTitle: 4.6953,
    postTitleToPage: 1.3399,
    textScore: 0.23354,
    passagesAboveTenth: 0.40371,
    topics: 0.99799,
    smallPassageScore: 0.94163,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -4.3507,
  weights: {
    wordsRank: 0.84169,
    wordsBeyondChance: 0.31657,
    rankAboveTenth: 0.55568,
    postTitleInPage: 2.1326,
    keywordsInTitle: 1.2665,
    postTitleToPage: 1.0399,
    textScore: 0.1501,
    passagesAboveTenth: 0.24929,
    topics: 0.66518,
    smallPassageScore: 1.4018,
  },
};
