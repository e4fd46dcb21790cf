import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countKeys,
  hasKey,
  subtractKeyRuns,
  toKeyRuns,
  unionKeyRuns,
} from '../../../../utils/library/store/key-runs.ts';

const keys = fc.uniqueArray(fc.nat(60), { maxLength: 40 });
const sorted = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b);
const expand = (runs: ReturnType<typeof toKeyRuns>) =>
  runs.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));

describe('key runs', () => {
  it('hold neighbours as one run', () => {
    expect(toKeyRuns([7, 3, 4, 5, 4])).toEqual([
      [3, 6],
      [7, 8],
    ]);
  });

  it('are sets: union, difference, membership and size agree with plain sets', () => {
    fc.assert(
      fc.property(keys, keys, (first, second) => {
        const [a, b] = [toKeyRuns(first), toKeyRuns(second)];
        expect(expand(a)).toEqual(sorted(first));
        expect(expand(unionKeyRuns(a, b))).toEqual(sorted([...first, ...second]));
        expect(expand(subtractKeyRuns(a, b))).toEqual(sorted(first.filter((key) => !second.includes(key))));
        expect(countKeys(a)).toBe(first.length);
        for (let key = 0; key <= 61; key++) expect(hasKey(a, key)).toBe(first.includes(key));
      }),
      { numRuns: 500 },
    );
  });

  it('never touch or overlap after a union', () => {
    fc.assert(
      fc.property(keys, keys, (first, second) => {
        const runs = unionKeyRuns(toKeyRuns(first), toKeyRuns(second));
        for (const [i, [start]] of runs.entries()) if (i > 0) expect(start).toBeGreaterThan(runs[i - 1]?.[1] ?? 0);
      }),
    );
  });
});
