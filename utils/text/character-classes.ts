/** Kinds of folded UTF-16 code units, as the tokeniser tells them apart. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const HAN = 3;

/** The kind of every UTF-16 code unit. Pure code over ranges, so Node, Chromium and Firefox agree (Intl.Segmenter does not). */
export const CLASSES = createClasses();

/** True for a folded code unit of a Latin word or a number. */
export function isWordCodeUnit(unit: number): boolean {
  const kind = CLASSES[unit];
  return kind === LETTER || kind === DIGIT;
}

/** True for a code unit that is written without spaces between words: Han, kana, Hangul, Thai, and surrogates of rare Han. */
export function isHanCodeUnit(unit: number): boolean {
  return CLASSES[unit] === HAN;
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
  set(0x531, 0x556, LETTER); // Armenian
  set(0x561, 0x587, LETTER);
  set(0x5d0, 0x5ea, LETTER);
  set(0x620, 0x64a, LETTER);
  set(0x900, 0xdff, LETTER);
  set(0xe01, 0xe4e, HAN); // Thai and Lao are written without spaces
  set(0xe81, 0xecd, HAN);
  set(0xf40, 0xfbc, HAN); // Tibetan
  set(0x1000, 0x109f, HAN); // Burmese
  set(0x10a0, 0x10ff, LETTER); // Georgian
  set(0x1100, 0x11ff, HAN); // Hangul in letters
  set(0x1780, 0x17d3, HAN); // Khmer
  set(0x1820, 0x1878, LETTER); // Mongolian
  set(0x1e00, 0x1fff, LETTER);
  classes[0x3005] = HAN;
  classes[0x3007] = HAN;
  set(0x3041, 0x3096, HAN);
  set(0x30a1, 0x30fa, HAN);
  classes[0x30fc] = HAN;
  set(0x3105, 0x312f, HAN); // Bopomofo
  set(0x3400, 0x4dbf, HAN);
  set(0x4e00, 0x9fff, HAN);
  set(0xac00, 0xd7a3, HAN);
  set(0xf900, 0xfaff, HAN);
  set(0xd840, 0xd8bf, HAN); // high surrogates of planes 2 and 3, rare Han
  set(0xdc00, 0xdfff, HAN); // their low surrogates
  return classes;
}
