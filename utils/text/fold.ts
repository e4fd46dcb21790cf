import { SIMPLIFIED, TRADITIONAL } from './traditional-to-simplified.ts';

/** Raised whenever a text folds otherwise: libraries indexed with older folding are rebuilt. */
export const FOLD_VERSION = 'f3';

/** Signs and letters that are another's look-alike without Unicode saying so: apostrophes, hyphens, letters with a stroke. */
const LOOK_ALIKES: readonly (readonly [codeUnit: string, plain: string])[] = [
  ...Array.from('\u2018\u2019\u201b\u02bc\u02b9\u2032', (codeUnit) => [codeUnit, "'"] as const),
  ...Array.from('\u2010\u2011\u2012\u2212\ufe63', (codeUnit) => [codeUnit, '-'] as const),
  ...Array.from('ØøŁłĐđĦħŦŧı', (codeUnit, i) => [codeUnit, 'oollddhhtti'.charAt(i)] as const),
  ['\uffe5', '\u00a5'],
  ['\uffe1', '\u00a3'],
  ['瞭', '了'], // 瞭解: OpenCC keeps it for 瞭望
];

/**
 * Ranges in which Unicode's compatible form is taken where it is one code unit: superscripts and subscripts, Kangxi and other
 * radicals, circled letters and digits, half-width kana and Hangul, compatibility Jamo.
 */
const COMPATIBLE: readonly (readonly [from: number, to: number])[] = [
  [0xb2, 0xb3],
  [0xb9, 0xb9],
  [0x2000, 0x200a],
  [0x2070, 0x208e],
  [0x2460, 0x2468],
  [0x24b6, 0x24e9],
  [0x2e80, 0x2fd5],
  [0x3131, 0x318e],
  [0xff61, 0xffdc],
];

/** How far each code unit is from what it folds to, modulo 65,536. Nearly all fold to themselves, and nothing need be written for those. */
const SHIFTS = createShifts();

/** Where a text is folded, piece by piece: String.fromCharCode takes code units as arguments, and engines limit how many. */
const piece = new Uint16Array(8192);

/**
 * Folds a text for comparing: lower case, half width, simplified characters, plain Latin letters, spaces for
 * control characters. One UTF-16 code unit folds to one code unit, so the result has the length of the input and offsets in it
 * are offsets in the original: that is what lets an excerpt mark terms in the reader's own text.
 * The table is built from Unicode normalisation of single characters, which is the same in every engine.
 */
export function fold(text: string): string {
  let changed = false;
  const length = text.length;
  for (let i = 0; i < length; i++) {
    if (SHIFTS[text.charCodeAt(i)] !== 0) {
      changed = true;
      break;
    }
  }
  if (!changed) return text;
  let folded = '';
  for (let start = 0; start < length; start += piece.length) {
    const count = Math.min(piece.length, length - start);
    for (let i = 0; i < count; i++) {
      const codeUnit = text.charCodeAt(start + i);
      piece[i] = codeUnit + (SHIFTS[codeUnit] as number);
    }
    // Not by spreading: that walks the array with an iterator, ten times slower.
    folded += Reflect.apply(String.fromCharCode, null, count === piece.length ? piece : piece.subarray(0, count));
  }
  return folded;
}

/** Folds one UTF-16 code unit: the same table as fold(). */
export function foldCodeUnit(codeUnit: number): number {
  return (codeUnit + (SHIFTS[codeUnit] ?? 0)) & 0xffff;
}

function createShifts(): Uint16Array {
  const shifts = new Uint16Array(65536);
  const folding: number[] = [];
  const set = (codeUnit: number, plain: number) => {
    shifts[codeUnit] = plain - codeUnit;
    folding.push(codeUnit);
  };
  for (let codeUnit = 0; codeUnit < 0x20; codeUnit++) if (codeUnit !== 0x0a) set(codeUnit, 0x20);
  // Latin, Greek, Cyrillic: lower case without diacritics. Letters that decompose to one base letter only.
  for (let codeUnit = 0x41; codeUnit < 0x0530; codeUnit++) set(codeUnit, foldLetter(codeUnit));
  for (let codeUnit = 0x1e00; codeUnit < 0x2000; codeUnit++) set(codeUnit, foldLetter(codeUnit));
  for (let codeUnit = 0xff01; codeUnit <= 0xff5e; codeUnit++) set(codeUnit, foldLetter(codeUnit - 0xfee0));
  set(0x3000, 0x20);
  set(0xa0, 0x20);
  for (const [codeUnit, plain] of LOOK_ALIKES) set(codeUnit.charCodeAt(0), plain.charCodeAt(0));
  for (const [from, to] of COMPATIBLE) {
    for (let codeUnit = from; codeUnit <= to; codeUnit++) set(codeUnit, foldCompatible(codeUnit));
  }
  for (let i = 0; i < TRADITIONAL.length; i++) set(TRADITIONAL.charCodeAt(i), SIMPLIFIED.charCodeAt(i));
  // A Kangxi radical gives a traditional character, a superscript minus a minus: folding twice must change nothing.
  for (let pass = 0; pass < 2; pass++) {
    for (const codeUnit of folding) {
      const once = (codeUnit + (shifts[codeUnit] as number)) & 0xffff;
      shifts[codeUnit] = once + (shifts[once] as number) - codeUnit;
    }
  }
  return shifts;
}

function foldLetter(codeUnit: number): number {
  const base = String.fromCharCode(codeUnit).normalize('NFD').charAt(0);
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : codeUnit;
}

function foldCompatible(codeUnit: number): number {
  const plain = String.fromCharCode(codeUnit).normalize('NFKC');
  return plain.length === 1 ? foldLetter(plain.charCodeAt(0)) : codeUnit;
}
