import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on 9901 pairs, weights 0 or more. Do not edit.
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
  intercept: -3.051,
  weights: {
    wordsToBest: 0.2393,
    wordsAboveTenth: 0.5288,
    wordsRank: 0.2118,
    wordsBeyondChance: 0.3899,
    rankAboveTenth: 0.2468,
    pageTitleInPost: 0.9926,
    postTitleInPage: 0.8229,
    keywordsInTitle: 8.331,
    titles: 0.2153,
    pageTitleToPost: 0.8696,
    postTitleToPage: 1.247,
    textScore: 0.3192,
    passagesAboveTenth: 0.4774,
    smallTextAboveTenth: 0.02421,
    smallPassageScore: 0.7648,
  },
};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = {
  intercept: -3.942,
  weights: {
    wordsToBest: 0.06619,
    wordsAboveTenth: 0.07761,
    wordsRank: 0.2932,
    wordsBeyondChance: 0.8699,
    rankAboveTenth: 0.143,
    pageTitleInPost: 1.1,
    postTitleInPage: 1.026,
    keywordsInTitle: 6.407,
    titles: 0.007784,
    pageTitleToPost: 0.5516,
    postTitleToPage: 1.291,
    textRank: 0.02153,
    textScore: 0.163,
    passagesAboveTenth: 0.4386,
    topics: 1.087,
    smallPassageScore: 1.058,
  },
};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = {
  intercept: -5.766,
  weights: {
    wordsToBest: 1.119,
    wordsAboveTenth: 0.04203,
    wordsRank: 0.4844,
    wordsBeyondChance: 0.2476,
    rankAboveTenth: 0.3618,
    pageTitleInPost: 1.112,
    postTitleInPage: 1.879,
    keywordsInTitle: 3.069,
    titles: 0.777,
    postTitleToPage: 0.5337,
    textAboveTenth: 0.09993,
    textRank: 0.0258,
    passagesAboveTenth: 0.1325,
    passageScore: 0.1902,
    topics: 0.6995,
    smallPassageScore: 1.66,
  },
};
