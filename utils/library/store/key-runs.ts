/** A set of post keys as ascending, disjoint, non-touching runs [start, end). Keys of one import are neighbours, so
 * tens of thousands of posts are one pair of numbers. */
export type KeyRuns = readonly (readonly [start: number, end: number])[];

/** Runs of the given keys, in any order, doubles allowed. */
export function toKeyRuns(keys: Iterable<number>): KeyRuns {
  const sorted = Float64Array.from(keys).sort();
  const runs: [number, number][] = [];
  for (const key of sorted) {
    const last = runs.at(-1);
    if (last && key <= last[1]) last[1] = Math.max(last[1], key + 1);
    else runs.push([key, key + 1]);
  }
  return runs;
}

export function unionKeyRuns(first: KeyRuns, second: KeyRuns): KeyRuns {
  const all = [...first, ...second].sort((a, b) => a[0] - b[0]);
  const runs: [number, number][] = [];
  for (const [start, end] of all) {
    const last = runs.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) runs.push([start, end]);
  }
  return runs;
}

export function subtractKeyRuns(from: KeyRuns, removed: KeyRuns): KeyRuns {
  const runs: [number, number][] = [];
  let i = 0;
  for (const [start, end] of from) {
    let at = start;
    while (i > 0 && (removed[i]?.[0] ?? Infinity) >= start) i--;
    for (; at < end; i++) {
      const hole = removed[i];
      if (!hole || hole[0] >= end) break;
      if (hole[0] > at) runs.push([at, hole[0]]);
      at = Math.max(at, hole[1]);
    }
    if (at < end) runs.push([at, end]);
  }
  return runs;
}

export function hasKey(runs: KeyRuns, key: number): boolean {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[1] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run[0] <= key;
}

export function countKeys(runs: KeyRuns): number {
  return runs.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Runs of keys as they stand, neither sorted nor merged across a step back. */
export function toRunsInOrder(keys: readonly number[]): KeyRuns {
  const runs: [number, number][] = [];
  for (const key of keys) {
    const last = runs.at(-1);
    if (last && key === last[1]) last[1]++;
    else runs.push([key, key + 1]);
  }
  return runs;
}
