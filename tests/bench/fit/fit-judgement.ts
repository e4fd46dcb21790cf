import type { Features } from '../../../utils/search/judge/features.ts';
import type { JudgedPair, Pair } from './evaluate.ts';
import { chanceOf, type Example, fitLogistic, type LogisticModel } from './logistic.ts';

/** Penalty on standardised weights. 5..50, flat. */
const PENALTY = 20;
/** Features that are known only when a post's text has been read. */
const OF_TEXTS: readonly (keyof Features)[] = ['topics'];

export interface FittedJudgement {
  /** Of the features, in the order of each model's weights. */
  names: readonly (keyof Features)[];
  related: LogisticModel;
  glad: LogisticModel;
  /** Without what only texts tell. */
  first: LogisticModel;
}

/** Fits the judgement on these pairs. */
export function fitJudgement(pairs: readonly Pair[]): FittedJudgement {
  const names = namesOf(pairs);
  const unread = names.filter((name) => !OF_TEXTS.includes(name));
  const examples = (columns: readonly (keyof Features)[], least: number): Example[] =>
    pairs.map(({ features, grade, weight }) => ({
      values: Float64Array.from(columns, (name) => features[name]),
      isCase: (grade ?? 0) >= least,
      given: features.libraryPrior,
      weight,
    }));
  const first = fitLogistic(examples(unread, 1), unread.length, PENALTY);
  const spread = Float64Array.from(names, (name) =>
    unread.includes(name) ? (first.weights[unread.indexOf(name)] ?? 0) : 0,
  );
  return {
    names,
    related: fitLogistic(examples(names, 1), names.length, PENALTY),
    glad: fitLogistic(examples(names, 2), names.length, PENALTY),
    first: { intercept: first.intercept, weights: spread },
  };
}

/** Judges the pairs of each part by what was fitted on all the other parts. */
export function crossValidate<Part>(
  pairs: readonly Pair[],
  partOf: (pair: Pair) => Part,
  parts: readonly Part[],
): JudgedPair[] {
  return parts.flatMap((part) => {
    const { names, related, glad, first } = fitJudgement(
      pairs.filter((pair) => pair.drawn === null && partOf(pair) !== part),
    );
    return pairs
      .filter((pair) => partOf(pair) === part)
      .map((pair) => {
        const row = Float64Array.from(names, (name) => pair.features[name]);
        const { libraryPrior } = pair.features;
        return {
          pair,
          related: chanceOf(related, row, libraryPrior),
          glad: chanceOf(glad, row, libraryPrior),
          first: chanceOf(first, row, libraryPrior),
        };
      });
  });
}

/** The features that have a weight: the prior of the library's size is added as it is. */
export function namesOf([pair]: readonly Pair[]): (keyof Features)[] {
  const features = pair?.features;
  return features
    ? Object.keys(features).filter((name): name is keyof Features => name in features && name !== 'libraryPrior')
    : [];
}
