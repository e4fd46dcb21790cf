import { fold } from './fold.ts';

/** What a tokeniser tells its listener. Offsets are UTF-16 code units of the folded text, which are those of the original. */
export interface TokenSink {
  /** Two neighbouring Han (or kana, Hangul) code units. */
  bigram(first: number, second: number, offset: number): void;
  /** A Han code unit that stands alone between other things. */
  unigram(codeUnit: number, offset: number): void;
  /** A Latin or number word: [start, end). */
  word(start: number, end: number): void;
}

/** Code units of a word that count. What is longer (a data URL, a megabyte of one letter) is told apart by its beginning. */
export const MAX_WORD_CODE_UNITS = 64;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const HAN = 3;
const CLASSES = createClasses();

/**
 * Cuts folded text into tokens: overlapping bigrams of Han characters, and whole Latin or number words.
 * Pure code over character classes, so Node, Chromium and Firefox give the same tokens (Intl.Segmenter does not).
 * Words keep what makes them names: `c++`, `c#`, `3.5`, `r&d`, `node.js`; other punctuation divides. A word gives its
 * first MAX_WORD_CODE_UNITS code units. Runs are cut whatever their script: a rare Han character is two code units, hence a bigram of
 * its own and bigrams with its neighbours; an emoji is nothing.
 */
export function forEachToken(folded: string, sink: TokenSink): void {
  const length = folded.length;
  let i = 0;
  while (i < length) {
    const codeUnit = folded.charCodeAt(i);
    const kind = CLASSES[codeUnit];
    if (kind === HAN) {
      const start = i;
      let previous = codeUnit;
      i++;
      while (i < length) {
        const next = folded.charCodeAt(i);
        if (CLASSES[next] !== HAN) break;
        sink.bigram(previous, next, i - 1);
        previous = next;
        i++;
      }
      if (i === start + 1) sink.unigram(codeUnit, start);
    } else if (kind === OTHER) {
      i += (codeUnit & 0xfc00) === 0xd800 ? 2 : 1; // an emoji's second half belongs to it
    } else {
      const start = i;
      i++;
      while (i < length) {
        const next = folded.charCodeAt(i);
        const nextKind = CLASSES[next];
        if (nextKind === LETTER || nextKind === DIGIT) i++;
        else if (joins(folded, i, next)) i++;
        else break;
      }
      // c++, c#, f#: a trailing sign belongs to a one-letter name.
      if (i - start === 1 && CLASSES[codeUnit] === LETTER) {
        if (folded.charCodeAt(i) === 0x23) i++;
        else if (folded.charCodeAt(i) === 0x2b && folded.charCodeAt(i + 1) === 0x2b) i += 2;
      }
      sink.word(start, Math.min(i, start + MAX_WORD_CODE_UNITS));
    }
  }
}

/** True when a sign at `index` holds two parts of one word together: 3.5, node.js, r&d, don't. */
function joins(folded: string, index: number, codeUnit: number): boolean {
  if (codeUnit !== 0x2e && codeUnit !== 0x26 && codeUnit !== 0x27 && codeUnit !== 0x2019) return false;
  const before = CLASSES[folded.charCodeAt(index - 1)];
  const after = CLASSES[folded.charCodeAt(index + 1)];
  if (codeUnit === 0x2e) {
    if (before === DIGIT && after === DIGIT) return true;
    return before === LETTER && folded.startsWith('js', index + 1) && !isWordCodeUnit(folded.charCodeAt(index + 3));
  }
  return before === LETTER && after === LETTER;
}

/** True for a folded code unit of a Latin word or a number. */
export function isWordCodeUnit(codeUnit: number): boolean {
  const kind = CLASSES[codeUnit];
  return kind === LETTER || kind === DIGIT;
}

/** All tokens of a text as strings, in order: bigrams as two characters. For tests and short texts; folds first. */
export function tokenise(text: string): string[] {
  const folded = fold(text);
  const tokens: string[] = [];
  forEachToken(folded, {
    bigram: (first, second) => tokens.push(String.fromCharCode(first, second)),
    unigram: (codeUnit) => tokens.push(String.fromCharCode(codeUnit)),
    word: (start, end) => tokens.push(folded.slice(start, end)),
  });
  return tokens;
}

/** True for a code unit that is written without spaces between words: Han, kana, Hangul, and surrogates of rare Han. */
export function isHanCodeUnit(codeUnit: number): boolean {
  return CLASSES[codeUnit] === HAN;
}

function createClasses(): Uint8Array {
  const classes = new Uint8Array(65536);
  const set = (from: number, to: number, kind: number) => classes.fill(kind, from, to + 1);
  set(0x30, 0x39, DIGIT);
  set(0x61, 0x7a, LETTER);
  set(0x41, 0x5a, LETTER);
  set(0xdf, 0x24f, LETTER);
  classes[0xf7] = OTHER;
  set(0x370, 0x3ff, LETTER);
  set(0x400, 0x52f, LETTER);
  set(0x5d0, 0x5ea, LETTER);
  set(0x620, 0x64a, LETTER);
  set(0x900, 0xdff, LETTER);
  set(0xe01, 0xe4e, LETTER);
  set(0x1e00, 0x1fff, LETTER);
  classes[0x3005] = HAN;
  classes[0x3007] = HAN;
  set(0x3041, 0x3096, HAN);
  set(0x30a1, 0x30fa, HAN);
  classes[0x30fc] = HAN;
  set(0x3400, 0x4dbf, HAN);
  set(0x4e00, 0x9fff, HAN);
  set(0xac00, 0xd7a3, HAN);
  set(0xf900, 0xfaff, HAN);
  set(0xd840, 0xd8bf, HAN); // high surrogates of planes 2 and 3, rare Han
  set(0xdc00, 0xdfff, HAN); // their low surrogates
  return classes;
}
