import { describe, expect, it } from 'vitest';
import { chanceOf, fitLogistic } from '../../bench/fit/logistic.ts';

/** Examples whose share of cases at each value is known. */
function createExamples(sharesAt: readonly [value: number, cases: number, all: number][]) {
  return sharesAt.flatMap(([value, cases, all]) =>
    Array.from({ length: all }, (_, i) => ({ values: Float64Array.of(value), isCase: i < cases, weight: 1, given: 0 })),
  );
}

describe('logistic regression', () => {
  it('gives the shares that the examples have', () => {
    const model = fitLogistic(
      createExamples([
        [0, 20, 100],
        [1, 80, 100],
      ]),
      1,
      1e-6,
    );
    expect(chanceOf(model, Float64Array.of(0), 0)).toBeCloseTo(0.2, 3);
    expect(chanceOf(model, Float64Array.of(1), 0)).toBeCloseTo(0.8, 3);
    expect(model.weights[0]).toBeCloseTo(2 * Math.log(4), 2);
  });

  it('keeps weights from falling below 0, and then gives the overall share', () => {
    const model = fitLogistic(
      createExamples([
        [0, 80, 100],
        [1, 20, 100],
      ]),
      1,
      1e-6,
    );
    expect([...model.weights]).toEqual([0]);
    expect(chanceOf(model, Float64Array.of(1), 0)).toBeCloseTo(0.5, 3);
  });

  it('draws weights towards 0 by the penalty', () => {
    const examples = createExamples([
      [0, 20, 100],
      [1, 80, 100],
    ]);
    const [free, held] = [1e-6, 50].map((penalty) => fitLogistic(examples, 1, penalty).weights[0] ?? 0);
    expect(held).toBeLessThan(free ?? 0);
    expect(held).toBeGreaterThan(0);
  });
});
