import { CLASSES, DIGIT, isWordCodeUnit, LETTER } from './character-classes.ts';
import { fold } from './fold.ts';
import { spellingPattern } from './spelling-pattern.ts';

/** What to look for in a text: a word, a phrase, a Han bigram or one character; folded here. */
export interface MarkTerm {
  term: string;
  /** How much an excerpt should want it; 1 when left out. */
  weight?: number;
  /** A Latin word of which only the beginning is given. */
  isPrefix?: boolean;
  /** Finds the term in folded text when it may be written in several ways (双11, 双 11). */
  pattern?: RegExp;
}

/** One place where a term stands, in UTF-16 code units of the original text. */
export interface Occurrence {
  start: number;
  end: number;
  /** Index into the terms. */
  term: number;
}

/** Occurrences per term at most: an excerpt needs a few, a hostile text may hold a million. */
const MAX_OCCURRENCES = 500;

/**
 * Where the terms stand, ascending by start. Folding keeps lengths, so a term is found in full-width, traditional or
 * upper-case spelling and the offsets fit the original. Latin terms are found as whole words (`art` not in `start`),
 * Han terms anywhere.
 */
export function findOccurrences(text: string, terms: readonly MarkTerm[]): Occurrence[] {
  return findInFolded(fold(text), terms);
}

/** findOccurrences for a text that is folded already. */
export function findInFolded(folded: string, terms: readonly MarkTerm[]): Occurrence[] {
  const occurrences: Occurrence[] = [];
  terms.forEach(({ term, isPrefix = false, pattern }, number) => {
    const wanted = fold(term).trim();
    if (wanted === '') return;
    let count = 0;
    const spelled = pattern ?? spellingPattern(wanted);
    for (const [start, end] of spelled ? matchesOf(folded, spelled) : spellingsOf(folded, wanted)) {
      if (count === MAX_OCCURRENCES) break;
      if (!standsFree(folded, start, end, isPrefix)) continue;
      occurrences.push({ start, end, term: number });
      count++;
    }
  });
  return occurrences.sort((a, b) => a.start - b.start || a.end - b.end);
}

function* spellingsOf(folded: string, wanted: string): Generator<[start: number, end: number]> {
  for (let start = folded.indexOf(wanted); start >= 0; start = folded.indexOf(wanted, start + 1)) {
    yield [start, start + wanted.length];
  }
}

function* matchesOf(folded: string, pattern: RegExp): Generator<[start: number, end: number]> {
  for (const { index, 0: found } of folded.matchAll(pattern.global ? pattern : new RegExp(pattern, 'g')))
    yield [index, index + found.length];
}

/** The ranges to mark: ascending, disjoint; touching and overlapping ones joined. */
export function findMarks(text: string, terms: readonly MarkTerm[]): [start: number, end: number][] {
  return joinRanges(findOccurrences(text, terms));
}

/** Joins ranges that overlap or touch; the input ascends by start. */
export function joinRanges(ranges: readonly { start: number; end: number }[]): [start: number, end: number][] {
  const joined: [number, number][] = [];
  for (const { start, end } of ranges) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** True unless the place cuts the letters or digits of a word in two. */
function standsFree(folded: string, start: number, end: number, isPrefix: boolean): boolean {
  return !cutsPart(folded, start) && (isPrefix || !cutsPart(folded, end));
}

/** True when code units on both sides of `index` belong to one Latin word or number. */
export function cutsWord(folded: string, index: number): boolean {
  return isWordCodeUnit(folded.charCodeAt(index - 1)) && isWordCodeUnit(folded.charCodeAt(index));
}

/**
 * True when `index` lies inside a part of a word: letters on both sides, or digits. Between a letter and a digit one may
 * begin (4090 in RTX4090), as the tokeniser has it.
 */
export function cutsPart(folded: string, index: number): boolean {
  const before = CLASSES[folded.charCodeAt(index - 1)];
  return (before === LETTER || before === DIGIT) && before === CLASSES[folded.charCodeAt(index)];
}
