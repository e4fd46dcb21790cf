import { SIMPLIFIED, TRADITIONAL } from './traditional-to-simplified.ts';

const FOLDS = createFoldTable();

/**
 * Folds a text for comparing: lower case, half width, simplified characters, plain Latin letters, spaces for
 * control characters. One UTF-16 unit folds to one unit, so the result has the length of the input and offsets in it
 * are offsets in the original: that is what lets an excerpt mark terms in the reader's own text.
 * The table is built from Unicode normalisation of single characters, which is the same in every engine.
 */
export function fold(text: string): string {
  let changed = false;
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (FOLDS[unit] !== unit) {
      changed = true;
      break;
    }
  }
  if (!changed) return text;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i++) units[i] = FOLDS[text.charCodeAt(i)] ?? 0x20;
  let folded = '';
  const step = 8192; // String.fromCharCode takes its units as arguments; engines limit how many.
  for (let i = 0; i < length; i += step) {
    // Not by spreading: that walks the array with an iterator, ten times slower.
    folded += Reflect.apply(String.fromCharCode, null, units.subarray(i, Math.min(length, i + step)));
  }
  return folded;
}

/** Folds one UTF-16 unit: the same table as fold(). */
export function foldUnit(unit: number): number {
  return FOLDS[unit] ?? unit;
}

function createFoldTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) table[unit] = unit;
  for (let unit = 0; unit < 0x20; unit++) table[unit] = unit === 0x0a ? 0x0a : 0x20;
  // Latin, Greek, Cyrillic: lower case without diacritics. Letters that decompose to one base letter only.
  for (let unit = 0x41; unit < 0x0530; unit++) table[unit] = foldLetter(unit);
  for (let unit = 0x1e00; unit < 0x2000; unit++) table[unit] = foldLetter(unit);
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = foldLetter(unit - 0xfee0);
  table[0x3000] = 0x20;
  table[0xa0] = 0x20;
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return table;
}

function foldLetter(unit: number): number {
  const base = String.fromCharCode(unit).normalize('NFD').charAt(0);
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}
