import { CLASSES, DIGIT, HAN, LETTER, OTHER } from './character-classes.ts';
import { fold } from './fold.ts';
import { isOneName, partsOfWord } from './word-parts.ts';

export { isHanCodeUnit, isWordCodeUnit } from './character-classes.ts';

/** What a tokeniser tells its listener. Offsets are UTF-16 code units of the folded text, which are those of the original. */
export interface TokenSink {
  /** Two neighbouring Han (or kana, Hangul) code units. */
  bigram(first: number, second: number, offset: number): void;
  /** A Han code unit that stands alone between other things. */
  unigram(codeUnit: number, offset: number): void;
  /** A Latin or number word: [start, end). */
  word(start: number, end: number): void;
  /**
   * Another way to write what stands at `start`: the parts of a word of letters and digits (gpt, 5 for gpt5), and the
   * whole for parts that are written apart (gpt5 for GPT-5 and GPT 5). All spellings of a name share these terms.
   */
  spelling?(term: string, start: number): void;
  /**
   * Two code units that touch without being a bigram: a Han code unit and the nearest code unit of a Latin word or number, with or without
   * a space or line end between (B站, 双 11), and two Han code units with a line end between (人工智\n能), or with a space beside a
   * lone one (智 能). Only typed search asks.
   */
  edge?(first: number, second: number, offset: number): void;
}

/** Code units of a word that count. What is longer (a data URL, a megabyte of one letter) is told apart by its beginning. */
export const MAX_WORD_CODE_UNITS = 64;

/**
 * Cuts folded text into tokens: overlapping bigrams of Han characters, and whole Latin or number words, which also give
 * their other spellings.
 * Words keep what makes them names: `c++`, `c#`, `3.5`, `r&d`, `node.js`; other punctuation divides. A word gives its
 * first MAX_WORD_CODE_UNITS code units. Runs are cut whatever their script: a rare Han character is two code units, hence a bigram of
 * its own and bigrams with its neighbours; an emoji is nothing.
 */
export function forEachToken(folded: string, sink: TokenSink): void {
  const length = folded.length;
  const hasEdges = sink.edge !== undefined;
  const hasSpellings = sink.spelling !== undefined;
  let hanStart = -9;
  let hanEnd = -9;
  let wordStart = -9;
  let wordEnd = -9;
  let i = 0;
  while (i < length) {
    const codeUnit = folded.charCodeAt(i);
    const kind = CLASSES[codeUnit];
    if (kind === HAN) {
      const start = i;
      if (hasEdges && touches(folded, wordEnd, start, true))
        sink.edge?.(folded.charCodeAt(wordEnd - 1), codeUnit, wordEnd - 1);
      let previous = codeUnit;
      i++;
      while (i < length) {
        const next = folded.charCodeAt(i);
        if (CLASSES[next] !== HAN) break;
        sink.bigram(previous, next, i - 1);
        previous = next;
        i++;
      }
      const isLone = i === start + 1;
      if (isLone) sink.unigram(codeUnit, start);
      if (hasEdges && hanEnd > 0 && touches(folded, hanEnd, start, false)) {
        // A space parts words, except beside a lone character: letters set apart.
        if (isLone || hanEnd === hanStart + 1 || folded.charCodeAt(hanEnd) === 0x0a)
          sink.edge?.(folded.charCodeAt(hanEnd - 1), codeUnit, hanEnd - 1);
      }
      hanStart = start;
      hanEnd = i;
    } else if (kind === OTHER) {
      i += (codeUnit & 0xfc00) === 0xd800 ? 2 : 1; // an emoji's second half belongs to it
    } else {
      const start = i;
      let isMixed = false;
      i++;
      while (i < length) {
        const next = folded.charCodeAt(i);
        const nextKind = CLASSES[next];
        if (nextKind === LETTER || nextKind === DIGIT) {
          if (nextKind !== kind) isMixed = true;
          i++;
        } else if (joins(folded, i, next)) i++;
        else break;
      }
      // c++, c#, f#: a trailing sign belongs to a one-letter name.
      if (i - start === 1 && kind === LETTER) {
        if (folded.charCodeAt(i) === 0x23) i++;
        else if (folded.charCodeAt(i) === 0x2b && folded.charCodeAt(i + 1) === 0x2b) i += 2;
      }
      const end = Math.min(i, start + MAX_WORD_CODE_UNITS);
      sink.word(start, end);
      if (hasSpellings) {
        if (isMixed) tellParts(folded, start, end, sink);
        if (wordEnd === start - 1 && isOneName(folded, wordStart, wordEnd, start, end))
          tellJoin(folded, wordStart, wordEnd, start, end, sink);
      }
      if (hasEdges && touches(folded, hanEnd, start, true))
        sink.edge?.(folded.charCodeAt(hanEnd - 1), codeUnit, hanEnd - 1);
      wordStart = start;
      wordEnd = i;
    }
  }
}

/** True when what ends at `end` touches what begins at `start`, or one space, line end or (歼-20) hyphen is between. */
function touches(folded: string, end: number, start: number, withHyphen: boolean): boolean {
  if (end === start) return true;
  if (end !== start - 1) return false;
  const between = folded.charCodeAt(end);
  return between === 0x20 || between === 0x0a || (withHyphen && between === 0x2d);
}

/** gpt5 also says gpt and 5; iphone17pro says iphone, 17, pro, and the neighbours together. */
function tellParts(folded: string, start: number, end: number, sink: TokenSink): void {
  const bounds = partsOfWord(folded, start, end);
  for (let i = 0; i < bounds.length; i += 2) {
    const from = bounds[i] as number;
    sink.spelling?.(folded.slice(from, bounds[i + 1]), from);
    if (bounds.length > 4 && i + 3 < bounds.length) sink.spelling?.(folded.slice(from, bounds[i + 3]), from);
  }
}

/** The last part of the first word and the first of the second as one: gpt-5 says gpt5, gpt-4o says gpt4 and gpt4o. */
function tellJoin(
  folded: string,
  firstStart: number,
  firstEnd: number,
  start: number,
  end: number,
  sink: TokenSink,
): void {
  const first = partsOfWord(folded, firstStart, firstEnd);
  const second = partsOfWord(folded, start, end);
  const from = first[first.length - 2] ?? firstStart;
  const name = folded.slice(from, firstEnd);
  if (name.length + end - start > MAX_WORD_CODE_UNITS) return;
  sink.spelling?.(name + folded.slice(start, second[1] ?? end), from);
  if (second.length > 0) sink.spelling?.(name + folded.slice(start, end), from);
}

/** True when a sign at `index` holds two parts of one word together: 3.5, node.js, r&d, don't. */
function joins(folded: string, index: number, codeUnit: number): boolean {
  if (codeUnit !== 0x2e && codeUnit !== 0x26 && codeUnit !== 0x27) return false;
  const before = CLASSES[folded.charCodeAt(index - 1)];
  const after = CLASSES[folded.charCodeAt(index + 1)];
  if (codeUnit === 0x2e) {
    if (before === DIGIT && after === DIGIT) return true;
    return before === LETTER && folded.startsWith('js', index + 1) && !isLetterOrDigit(folded.charCodeAt(index + 3));
  }
  return before === LETTER && after === LETTER;
}

function isLetterOrDigit(codeUnit: number): boolean {
  const kind = CLASSES[codeUnit];
  return kind === LETTER || kind === DIGIT;
}

/** All tokens of a text as strings, in order: bigrams as two characters. For tests and short texts; folds first. */
export function tokenise(text: string): string[] {
  return listTerms(text, false);
}

/** As tokenise, with the other spellings of its names: all terms that related posts can share with the text. */
export function tokeniseWithSpellings(text: string): string[] {
  return listTerms(text, true);
}

function listTerms(text: string, withSpellings: boolean): string[] {
  const folded = fold(text);
  const terms: string[] = [];
  const sink: TokenSink = {
    bigram: (first, second) => terms.push(String.fromCharCode(first, second)),
    unigram: (codeUnit) => terms.push(String.fromCharCode(codeUnit)),
    word: (start, end) => terms.push(folded.slice(start, end)),
  };
  forEachToken(folded, withSpellings ? { ...sink, spelling: (term) => terms.push(term) } : sink);
  return terms;
}

/** How the index names an edge: its two code units, and two Han code units with a space, which no bigram has. */
export function nameEdge(first: number, second: number): string {
  return CLASSES[first] === HAN && CLASSES[second] === HAN
    ? String.fromCharCode(first, 0x20, second)
    : String.fromCharCode(first, second);
}
