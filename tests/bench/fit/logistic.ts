/** One pair: its features, whether it is a case, and how much it counts. */
export interface Example {
  values: Float64Array;
  isCase: boolean;
  /** Log odds that are given, beside those of the weights. */
  given: number;
  weight: number;
}

export interface LogisticModel {
  intercept: number;
  weights: Float64Array;
}

const MAX_ROUNDS = 200;
const CONVERGED = 1e-6;

/**
 * Logistic regression with an L2 penalty on standardised features and weights of 0
 * or more, so that more likeness never lowers a chance. Cyclic coordinate descent with Newton steps (Genkin, Lewis, Madigan
 * 2007). Returns weights of the features as they are, not standardised.
 */
export function fitLogistic(examples: readonly Example[], width: number, penalty: number): LogisticModel {
  const total = examples.length;
  const means = new Float64Array(width);
  for (const { values } of examples) for (let j = 0; j < width; j++) means[j] = at(means, j) + at(values, j) / total;
  const deviations = new Float64Array(width);
  for (const { values } of examples)
    for (let j = 0; j < width; j++) deviations[j] = at(deviations, j) + (at(values, j) - at(means, j)) ** 2 / total;
  for (let j = 0; j < width; j++) deviations[j] = Math.sqrt(at(deviations, j)) || 1;
  const columns = Array.from({ length: width + 1 }, (_, j) =>
    Float64Array.from(examples, ({ values }) => (j === width ? 1 : (at(values, j) - at(means, j)) / at(deviations, j))),
  );
  const weights = new Float64Array(width + 1);
  const sums = Float64Array.from(examples, ({ given }) => given);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let largest = 0;
    for (let j = 0; j <= width; j++) {
      const column = columns[j] ?? new Float64Array(total);
      const lambda = j === width ? 0 : penalty;
      let slope = lambda * at(weights, j);
      let curve = lambda + 1e-9;
      for (let i = 0; i < total; i++) {
        const example = examples[i];
        if (example === undefined) continue;
        const chance = 1 / (1 + Math.exp(-at(sums, i)));
        slope += example.weight * (chance - (example.isCase ? 1 : 0)) * at(column, i);
        curve += example.weight * Math.max(chance * (1 - chance), 0.01) * at(column, i) ** 2;
      }
      const least = j === width ? Number.NEGATIVE_INFINITY : 0;
      const moved = Math.max(least, at(weights, j) - slope / curve) - at(weights, j);
      if (moved === 0) continue;
      weights[j] = at(weights, j) + moved;
      for (let i = 0; i < total; i++) sums[i] = at(sums, i) + moved * at(column, i);
      largest = Math.max(largest, Math.abs(moved));
    }
    if (largest < CONVERGED) break;
  }
  let intercept = at(weights, width);
  const plain = new Float64Array(width);
  for (let j = 0; j < width; j++) {
    plain[j] = at(weights, j) / at(deviations, j);
    intercept -= at(plain, j) * at(means, j);
  }
  return { intercept, weights: plain };
}

export function chanceOf({ intercept, weights }: LogisticModel, values: Float64Array, given: number): number {
  let sum = intercept + given;
  for (let j = 0; j < weights.length; j++) sum += at(weights, j) * at(values, j);
  return 1 / (1 + Math.exp(-sum));
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
