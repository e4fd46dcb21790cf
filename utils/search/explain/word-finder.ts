import { cutWords, type PageWord } from '../../keywords/page-words.ts';
import type { Frequencies } from '../../language/open-frequencies.ts';

/** Sentences end at these code units; a word never runs over them. Numbers: a Han character taken out is a new string. */
const SENTENCE_ENDS = new Set(Array.from('\n。！？!?；;', (end) => end.charCodeAt(0)));
/** A longer run without an end is cut. */
const MAX_SENTENCE_CODE_UNITS = 400;

/**
 * Finds the whole word that covers a place of a folded text, or null when the place lies across two. Cuts only the
 * sentences that are asked about.
 */
export function createWordFinder(
  folded: string,
  frequencies: Frequencies,
): (start: number, end: number) => string | null {
  const sentences = new Map<number, PageWord[]>();
  return (start, end) => {
    let from = start;
    while (from > 0 && start - from < MAX_SENTENCE_CODE_UNITS && !SENTENCE_ENDS.has(folded.charCodeAt(from - 1)))
      from--;
    let words = sentences.get(from);
    if (words === undefined) {
      let to = end;
      while (to < folded.length && to - end < MAX_SENTENCE_CODE_UNITS && !SENTENCE_ENDS.has(folded.charCodeAt(to)))
        to++;
      words = cutWords(folded.slice(from, to), frequencies);
      sentences.set(from, words);
    }
    return words.find((word) => from + word.start <= start && from + word.end >= end)?.text ?? null;
  };
}
