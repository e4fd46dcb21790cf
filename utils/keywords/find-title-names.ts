import { cutsWord } from '../text/find-marks.ts';
import { isHanCodeUnit, isWordCodeUnit } from '../text/tokenise.ts';
import { AMOUNT } from './han-tests.ts';
import type { PageFields } from './page-fields.ts';
import { isStopWord, isWeakWord } from './stop-words.ts';

/** Places, the title's among them, from which a run of the title is a name of the page. */
const LEAST_PLACES = 4;
const MIN_LENGTH = 2;
const MAX_LENGTH = 6;
/** A run that begins with a word of grammar must be this long: 被动收入, 最高法. */
const MIN_LENGTH_AFTER_GRAMMAR = 3;
/** What no name holds at its ends; 张 and 何 are not among them. */
const EDGES = new Set('的了着是在们吗呢吧啊也都就还又很最更不没把被将让使'.split(''));

/**
 * Runs of the title that the text says again and again, between ever other neighbours: names that the word table does not
 * know, or takes for grammar (张颖, 何炅, 三体, 90后). Branching on both sides is what tells a whole from a part (Harris 1955,
 * "From phoneme to morpheme").
 */
export function findTitleNames({ folded, titleEnd }: PageFields): { start: number; end: number }[] {
  const names: { start: number; end: number }[] = [];
  for (let start = 0; start < titleEnd; start++) {
    for (let end = Math.min(titleEnd, start + MAX_LENGTH); end >= start + MIN_LENGTH; end--) {
      const term = folded.slice(start, end);
      if (!isNameLike(term) || cutsWord(folded, start) || cutsWord(folded, end)) continue;
      if (isCounted(folded, start) || !branches(folded, term)) continue;
      if (!names.some((other) => start >= other.start && end <= other.end)) names.push({ start, end });
      break;
    }
  }
  return names;
}

function isNameLike(term: string): boolean {
  if (AMOUNT.test(term) || isStopWord(term) || isWeakWord(term) || EDGES.has(term.charAt(term.length - 1)))
    return false;
  if (EDGES.has(term.charAt(0)) && term.length < MIN_LENGTH_AFTER_GRAMMAR) return false;
  if (/^\p{Script=Han}{2,}[后前里中上下内外时]$/u.test(term)) return false; // 退款后: a time after a noun
  let han = 0;
  for (let i = 0; i < term.length; i++) {
    const codeUnit = term.charCodeAt(i);
    if (isHanCodeUnit(codeUnit)) han++;
    else if (!isWordCodeUnit(codeUnit)) return false;
  }
  return han > 0;
}

/** True when the term stands often enough and has at least two neighbours on either side. */
function branches(folded: string, term: string): boolean {
  const before = new Set<string>();
  const after = new Set<string>();
  let places = 0;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
    places++;
    before.add(folded[at - 1] ?? '');
    after.add(folded[at + term.length] ?? '');
  }
  return places >= LEAST_PLACES && before.size > 1 && after.size > 1;
}

/** True where a measure word follows its number: 个坑 of 三个坑. */
function isCounted(folded: string, start: number): boolean {
  return /[〇零一二两三四五六七八九十百千万几半\d这那哪每][个条件位次种名家款]$/u.test(
    folded.slice(Math.max(0, start - 1), start + 1),
  );
}
