import { findGram, type Level } from './grams.ts';

/** How often each word stood beside markers, by level (0: single characters) and gram. */
export interface Usage {
  noun: Float64Array[];
  other: Float64Array[];
  isBeforeNoun: (level: number, gram: number) => boolean;
  isBeforeOther: (level: number, gram: number) => boolean;
  isAfterOther: (level: number, gram: number) => boolean;
}

/** Words after which a noun is likely, and words after or before which a verb or an adjective is. */
export interface UsageMarkers {
  beforeNoun: number[][];
  beforeOther: number[][];
  afterOther: number[][];
}

/** Nothing counted yet. */
export function createUsage(levels: Level[], characterCount: number, markers: UsageMarkers): Usage {
  const sizes = [characterCount, ...levels.map((level) => level.counts.length)];
  const createTest = (words: number[][]) => {
    const keys = new Set(words.map((word) => (word.length - 1) * 2 ** 32 + findGram(levels, word)));
    return (level: number, gram: number) => keys.has(level * 2 ** 32 + gram);
  };
  return {
    noun: sizes.map((size) => new Float64Array(size)),
    other: sizes.map((size) => new Float64Array(size)),
    isBeforeNoun: createTest(markers.beforeNoun),
    isBeforeOther: createTest(markers.beforeOther),
    isAfterOther: createTest(markers.afterOther),
  };
}
