import type { Level } from './grams.ts';
import type { Usage } from './word-usage.ts';

/** One round of hard EM: the most probable segmentation of every run under the counts so far, counted anew. */
export function segmentAndCount(
  stream: Uint16Array,
  levels: Level[],
  singles: Float64Array,
  maxLength: number,
  usage?: Usage,
): void {
  let mass = 0;
  for (const count of singles) mass += count;
  for (const level of levels) for (const count of level.wordCounts) mass += count;
  const logMass = Math.log(mass);
  const singleCosts = Float64Array.from(singles, (count) => logMass - Math.log(Math.max(count, 0.5)));
  const costs = levels.map((level) =>
    Float64Array.from(level.wordCounts, (count) => (count > 0 ? logMass - Math.log(count) : 0)),
  );
  const nextSingles = new Float64Array(singles.length);
  const nextCounts = levels.map((level) => new Float64Array(level.counts.length));
  const best = new Float64Array(100_000);
  const backLength = new Uint8Array(100_000);
  const backGram = new Uint32Array(100_000);
  for (let start = 0; start < stream.length; ) {
    if (stream[start] === 0) {
      start++;
      continue;
    }
    let end = start;
    while (end < stream.length && stream[end] !== 0 && end - start < best.length - 1) end++;
    const length = end - start;
    best.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    best[0] = 0;
    for (let i = 0; i < length; i++) {
      const base = best[i] ?? 0;
      let gram = stream[start + i] ?? 0;
      relax(i + 1, base + (singleCosts[gram] ?? 0), 1, gram);
      for (let size = 2; size <= maxLength && i + size <= length; size++) {
        gram = levels[size - 2]?.numbers.get(gram, stream[start + i + size - 1] ?? 0) ?? 0;
        if (gram === 0) break;
        const cost = costs[size - 2]?.[gram] ?? 0;
        if (cost > 0) relax(i + size, base + cost, size, gram);
      }
    }
    for (let i = length; i > 0; i -= backLength[i] ?? 1) {
      const gram = backGram[i] ?? 0;
      const target = backLength[i] === 1 ? nextSingles : nextCounts[(backLength[i] ?? 2) - 2];
      if (target !== undefined) target[gram] = (target[gram] ?? 0) + 1;
      const before = i - (backLength[i] ?? 1);
      if (usage !== undefined && before > 0) {
        note(usage, (backLength[before] ?? 1) - 1, backGram[before] ?? 0, (backLength[i] ?? 1) - 1, gram);
      }
    }
    start = end;
  }
  singles.set(nextSingles);
  for (const [index, level] of levels.entries()) level.wordCounts.set(nextCounts[index] ?? []);

  function note(
    { noun, other, ...is }: Usage,
    levelBefore: number,
    gramBefore: number,
    level: number,
    gram: number,
  ): void {
    if (is.isBeforeNoun(levelBefore, gramBefore)) increment(noun[level], gram);
    if (is.isBeforeOther(levelBefore, gramBefore)) increment(other[level], gram);
    if (is.isAfterOther(level, gram)) increment(other[levelBefore], gramBefore);
  }

  function relax(to: number, cost: number, size: number, gram: number): void {
    if (cost >= (best[to] ?? 0)) return;
    best[to] = cost;
    backLength[to] = size;
    backGram[to] = gram;
  }
}

function increment(counts: Float64Array | undefined, index: number): void {
  if (counts !== undefined) counts[index] = (counts[index] ?? 0) + 1;
}
