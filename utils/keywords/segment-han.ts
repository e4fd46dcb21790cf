import type { Frequencies } from '../language/open-frequencies.ts';
import { isHanCodeUnit } from '../text/tokenise.ts';

/** Longest Chinese word looked up, in characters: that of the table. */
const MAX_WORD_LENGTH = 6;

/** The Chinese words of a folded text, in order. */
export interface WordSpans {
  count: number;
  /** UTF-16 offsets. */
  starts: Int32Array;
  ends: Int32Array;
  /** Number of the word in the background table; -1 for an unknown character. */
  numbers: Int32Array;
}

/**
 * Cuts the Han runs of a folded text into words: the most probable sequence under the unigram prices of the background
 * table (Viterbi). Pure code over the table, so every engine cuts alike. Latin words are not covered: the tokeniser
 * has them.
 */
export function segmentHan(folded: string, frequencies: Frequencies): WordSpans {
  const length = folded.length;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const numbers = new Int32Array(length);
  const best = new Float64Array(length + 1);
  const backStart = new Int32Array(length + 1);
  const backNumber = new Int32Array(length + 1);
  const found = new Int32Array(MAX_WORD_LENGTH);
  let count = 0;
  for (let start = 0; start < length; ) {
    if (!isHanCodeUnit(folded.charCodeAt(start))) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < length && isHanCodeUnit(folded.charCodeAt(end))) end++;
    best.fill(Number.POSITIVE_INFINITY, start + 1, end + 1);
    best[start] = 0;
    for (let i = start; i < end; i++) {
      const base = best[i] ?? 0;
      const lengths = frequencies.findWordsAt(folded, i, end, found);
      if (found[0] === -1) relax(i, i + 1, base + frequencies.unknownCost, -1);
      for (let k = 0; k < lengths; k++) {
        const number = found[k] ?? -1;
        if (number >= 0) relax(i, i + k + 1, base + frequencies.costAt(number), number);
      }
    }
    // Walk back twice: once to count, once to write in order.
    let words = 0;
    for (let i = end; i > start; i = backStart[i] ?? 0) words++;
    let slot = count + words;
    for (let i = end; i > start; i = backStart[i] ?? 0) {
      slot--;
      starts[slot] = backStart[i] ?? 0;
      ends[slot] = i;
      numbers[slot] = backNumber[i] ?? -1;
    }
    count += words;
    start = end;
  }
  return {
    count,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    numbers: numbers.subarray(0, count),
  };

  function relax(from: number, to: number, cost: number, number: number): void {
    if (cost >= (best[to] ?? 0)) return;
    best[to] = cost;
    backStart[to] = from;
    backNumber[to] = number;
  }
}
