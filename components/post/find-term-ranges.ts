import { fold } from '../../utils/text/fold.ts';

export interface TermRange {
  start: number;
  end: number;
  /** Number of the term in the list given. */
  term: number;
}

const WORD_CODE_UNIT = /[\p{Script=Latin}\p{Number}]/u;

/**
 * Every place of every term in a text, ascending and disjoint; where terms overlap the earlier, then the longer wins.
 * `maxPerTerm`: places of one term after which the rest of the text is not searched for it.
 * Compares folded (case, width, traditional characters), which keeps offsets. A Latin term must stand as a word: "AI" is not in "MAIN".
 */
export function findTermRanges(
  text: string,
  terms: readonly string[],
  maxPerTerm = Number.POSITIVE_INFINITY,
): TermRange[] {
  const folded = fold(text);
  const ranges: TermRange[] = [];
  for (const [number, term] of terms.entries()) {
    const needle = fold(term).trim();
    if (needle === '') continue;
    let left = maxPerTerm;
    for (let at = folded.indexOf(needle); at !== -1 && left > 0; at = folded.indexOf(needle, at + needle.length)) {
      const end = at + needle.length;
      if (!isWhole(folded, at, end)) continue;
      ranges.push({ start: at, end, term: number });
      left--;
    }
  }
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  const disjoint: TermRange[] = [];
  let last = 0;
  for (const range of ranges) {
    if (range.start < last) continue;
    disjoint.push(range);
    last = range.end;
  }
  return disjoint;
}

/** False when the range cuts a Latin word or a number in two. */
function isWhole(folded: string, start: number, end: number): boolean {
  return (
    !(isWordCodeUnit(folded, start - 1) && isWordCodeUnit(folded, start)) &&
    !(isWordCodeUnit(folded, end - 1) && isWordCodeUnit(folded, end))
  );
}

function isWordCodeUnit(folded: string, index: number): boolean {
  return WORD_CODE_UNIT.test(folded.charAt(index));
}
