import { cutsPart } from './find-marks.ts';
import { spellingPattern } from './spelling-pattern.ts';

/** True when a folded text holds the folded term, Latin words whole, names in any spelling (GPT 5 in gpt5). */
export function holdsWord(folded: string, term: string): boolean {
  return findWord(folded, term) !== null;
}

/** Where holdsWord finds the term, or null. */
export function findWord(folded: string, term: string): [start: number, end: number] | null {
  if (term === '') return null;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (!cutsPart(folded, at) && !cutsPart(folded, at + term.length)) return [at, at + term.length];
  }
  const pattern = spellingPattern(term);
  if (pattern === null) return null;
  for (const { 0: found, index } of folded.matchAll(pattern)) {
    if (!cutsPart(folded, index) && !cutsPart(folded, index + found.length)) return [index, index + found.length];
  }
  return null;
}
