import { findGram, type Level } from './grams.ts';

/** Which characters and words of a run are grammar. */
export interface Grammar {
  /** A word of grammar or a light verb, of two characters or more. */
  isLightWord(characters: number[]): boolean;
  isFirst(character: number): boolean;
  isLast(character: number): boolean;
}

/** What a run must be more probable than its parts by: the thresholds of WordCriteria. */
export interface PhraseCriteria {
  minGain: [number, number, number];
  minGainWithGrammar: [number, number];
}

/** Drops runs that are no more than their parts side by side. Returns how many. */
export function dropPhrases(
  stream: Uint16Array,
  levels: Level[],
  singles: Float64Array,
  criteria: PhraseCriteria,
  grammar: Grammar,
): number {
  let mass = 0;
  for (const count of singles) mass += count;
  for (const level of levels) for (const count of level.wordCounts) mass += count;
  const costOf = (characters: number[]): number => {
    const gram = findGram(levels, characters);
    const count =
      characters.length === 1 ? (singles[gram] ?? 0) : (levels[characters.length - 2]?.wordCounts[gram] ?? 0);
    if (characters.length > 1 && (gram === 0 || count === 0)) return Number.POSITIVE_INFINITY;
    return Math.log(mass / Math.max(count, 0.5));
  };
  let dropped = 0;
  const drops: [Level, number][] = [];
  for (const [index, level] of levels.entries()) {
    const length = index + 2;
    for (let gram = 1; gram < level.counts.length; gram++) {
      const count = level.wordCounts[gram] ?? 0;
      if (count === 0) continue;
      const place = level.places[gram] ?? 0;
      const characters = Array.from(stream.subarray(place, place + length));
      const { cost, parts } = splitBest(characters, costOf);
      const gain = cost - Math.log(mass / count);
      const first = parts[0] ?? [];
      const last = parts.at(-1) ?? [];
      const hasLightWord = parts.some((part) => part.length > 1 && grammar.isLightWord(part));
      const hasGrammarEdge =
        parts.length === 2 &&
        ((first.length === 1 && grammar.isFirst(first[0] ?? 0)) || (last.length === 1 && grammar.isLast(last[0] ?? 0)));
      const minGrammarGain = criteria.minGainWithGrammar[length === 2 ? 0 : 1];
      if (
        gain < (criteria.minGain[Math.min(index, 2)] ?? 0) ||
        (hasLightWord && gain < 2 * minGrammarGain) ||
        (hasGrammarEdge && gain < minGrammarGain)
      ) {
        drops.push([level, gram]);
        dropped++;
      }
    }
  }
  for (const [level, gram] of drops) level.wordCounts[gram] = 0;
  return dropped;
}

/** The most probable way to write a run as two or more words. */
function splitBest(characters: number[], costOf: (part: number[]) => number): { cost: number; parts: number[][] } {
  const costs = [0];
  const starts = [0];
  for (let end = 1; end <= characters.length; end++) {
    costs[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start < end; start++) {
      if (end - start === characters.length) continue;
      const cost = (costs[start] ?? 0) + costOf(characters.slice(start, end));
      if (cost < (costs[end] ?? 0)) {
        costs[end] = cost;
        starts[end] = start;
      }
    }
  }
  const parts: number[][] = [];
  for (let end = characters.length; end > 0; end = starts[end] ?? 0) parts.unshift(characters.slice(starts[end], end));
  return { cost: costs[characters.length] ?? 0, parts };
}
