import { findOccurrences, type Occurrence } from '../../utils/text/find-marks.ts';

export type TermRange = Occurrence;

/** The places of the terms in a text, ascending and disjoint; where terms overlap the earlier, then the longer wins. */
export function findTermRanges(text: string, terms: readonly string[]): TermRange[] {
  const found = findOccurrences(
    text,
    terms.map((term) => ({ term })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}
