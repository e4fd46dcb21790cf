import { cutsWord } from './find-marks.ts';

/** True when a folded text holds the folded term, Latin words whole. */
export function holdsWord(folded: string, term: string): boolean {
  if (term === '') return false;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (!cutsWord(folded, at) && !cutsWord(folded, at + term.length)) return true;
  }
  return false;
}
