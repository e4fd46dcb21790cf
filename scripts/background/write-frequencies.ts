import {
  HEADER_BYTES,
  MAGIC,
  MAX_OCCURRENCES,
  MAX_WORD_UNITS,
  NOUNNESS_STEP,
  quantise,
  UNIT_BASE,
} from '../../utils/background/frequency-format.ts';

export interface FrequencyTable {
  documentCount: number;
  /** What an unknown term is taken to have. */
  floor: number;
  pairs: { first: number; second: number; documents: number }[];
  singles: { unit: number; documents: number }[];
  words: { text: string; documents: number; occurrences: number; nounness: number }[];
}

/** True for a word whose units the file can hold. */
export function canWriteWord(text: string): boolean {
  if (text.length === 0 || text.length > MAX_WORD_UNITS) return false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && (unit < UNIT_BASE || unit >= UNIT_BASE + 0x8000)) return false;
  }
  return true;
}

/** Writes the file described in utils/background/frequency-format.ts. The order of the input does not matter. */
export function writeFrequencies(table: FrequencyTable): Uint8Array {
  const pairs = table.pairs.toSorted((a, b) => a.first - b.first || a.second - b.second);
  const singles = table.singles.toSorted((a, b) => a.unit - b.unit);
  const words = table.words.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const bytes: number[] = [];
  const writeVarint = (value: number) => {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  };
  for (let i = 0, previous = 0; i < pairs.length; ) {
    const first = pairs[i]?.first ?? 0;
    let end = i;
    while (pairs[end]?.first === first) end++;
    writeVarint(first - previous);
    writeVarint(end - i);
    for (let second = 0; i < end; i++) {
      writeVarint((pairs[i]?.second ?? 0) - second);
      second = pairs[i]?.second ?? 0;
    }
    previous = first;
  }
  let previousUnit = 0;
  for (const { unit } of singles) {
    writeVarint(unit - previousUnit);
    previousUnit = unit;
  }
  let previousWord = '';
  for (const { text } of words) {
    let shared = 0;
    while (shared < previousWord.length && shared < text.length - 1 && previousWord[shared] === text[shared]) shared++;
    bytes.push(shared | ((text.length - shared) << 4));
    for (let i = shared; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) bytes.push(unit);
      else bytes.push(((unit - UNIT_BASE) >> 8) | 0x80, (unit - UNIT_BASE) & 0xff);
    }
    previousWord = text;
  }
  for (const { documents } of [...pairs, ...singles, ...words]) bytes.push(quantise(documents, table.documentCount));
  for (const { occurrences } of words) bytes.push(quantise(Math.max(1, occurrences), MAX_OCCURRENCES));
  for (const { nounness } of words) bytes.push(Math.max(0, Math.min(255, 128 + Math.round(nounness / NOUNNESS_STEP))));

  const file = new Uint8Array(HEADER_BYTES + bytes.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, table.documentCount, true);
  view.setUint32(8, pairs.length, true);
  view.setUint32(12, singles.length, true);
  view.setUint32(16, words.length, true);
  view.setFloat32(20, table.floor, true);
  file.set(bytes, HEADER_BYTES);
  return file;
}
