import {
  CODE_UNIT_BASE,
  HEADER_BYTES,
  MAGIC,
  MAX_OCCURRENCES,
  MAX_WORD_CODE_UNITS,
  NOUNNESS_STEP,
  quantise,
} from '../../utils/language/frequency-format.ts';

export interface FrequencyTable {
  documentCount: number;
  /** What an unknown term is taken to have. */
  floor: number;
  bigrams: { first: number; second: number; documents: number }[];
  unigrams: { codeUnit: number; documents: number }[];
  words: { text: string; documents: number; occurrences: number; nounness: number }[];
}

/** True for a word whose code units the file can hold. */
export function canWriteWord(text: string): boolean {
  if (text.length === 0 || text.length > MAX_WORD_CODE_UNITS) return false;
  for (let i = 0; i < text.length; i++) {
    const codeUnit = text.charCodeAt(i);
    if (codeUnit >= 0x80 && (codeUnit < CODE_UNIT_BASE || codeUnit >= CODE_UNIT_BASE + 0x8000)) return false;
  }
  return true;
}

/** Writes the file described in utils/language/frequency-format.ts. The order of the input does not matter. */
export function writeFrequencies(table: FrequencyTable): Uint8Array {
  const bigrams = table.bigrams.toSorted((a, b) => a.first - b.first || a.second - b.second);
  const unigrams = table.unigrams.toSorted((a, b) => a.codeUnit - b.codeUnit);
  const words = table.words.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const bigramGroups = groupBy(bigrams, ({ first }) => first);
  const bigramBytes = writeGroups(bigramGroups, (group, bytes) => {
    let previous = 0;
    for (const { second } of group) {
      writeVarint(bytes, second - previous);
      previous = second;
    }
  });
  const unigramBytes: number[] = [];
  let previousCodeUnit = 0;
  for (const { codeUnit } of unigrams) {
    writeVarint(unigramBytes, codeUnit - previousCodeUnit);
    previousCodeUnit = codeUnit;
  }
  const wordGroups = groupBy(words, ({ text }) => text.charCodeAt(0));
  const wordBytes = writeGroups(wordGroups, (group, bytes) => {
    let previous = '';
    for (const { text } of group) {
      let shared = 0;
      while (shared < previous.length && shared < text.length - 1 && previous[shared] === text[shared]) shared++;
      // The first code unit is the group's: it need not be written.
      const from = Math.max(1, shared);
      bytes.push(shared | ((text.length - from) << 4));
      for (let i = from; i < text.length; i++) {
        const codeUnit = text.charCodeAt(i);
        if (codeUnit < 0x80) bytes.push(codeUnit);
        else bytes.push(((codeUnit - CODE_UNIT_BASE) >> 8) | 0x80, (codeUnit - CODE_UNIT_BASE) & 0xff);
      }
      previous = text;
    }
  });
  const levels = [
    ...[...bigrams, ...unigrams, ...words].map(({ documents }) => quantise(documents, table.documentCount)),
    ...words.map(({ occurrences }) => quantise(Math.max(1, occurrences), MAX_OCCURRENCES)),
    ...words.map(({ nounness }) => Math.max(0, Math.min(255, 128 + Math.round(nounness / NOUNNESS_STEP)))),
  ];
  const parts = [bigramBytes, unigramBytes, wordBytes, levels];
  const file = new Uint8Array(HEADER_BYTES + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(file.buffer);
  const mass = words.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const setField = (index: number, value: number) => view.setUint32(4 * index, value, true);
  for (const [index, value] of [MAGIC, table.documentCount, bigrams.length, unigrams.length, words.length].entries())
    setField(index, value);
  view.setFloat32(20, table.floor, true);
  view.setFloat32(24, Math.log(Math.max(1, mass)), true);
  const sizes = [bigramGroups.length, wordGroups.length, bigramBytes.length, unigramBytes.length, wordBytes.length];
  for (const [index, value] of sizes.entries()) setField(7 + index, value);
  let offset = HEADER_BYTES;
  for (const part of parts) {
    file.set(part, offset);
    offset += part.length;
  }
  return file;
}

/** Neighbours with the same key, in order. */
function groupBy<T>(list: T[], keyOf: (member: T) => number): { key: number; members: T[] }[] {
  const groups: { key: number; members: T[] }[] = [];
  for (const member of list) {
    const key = keyOf(member);
    const last = groups.at(-1);
    if (last?.key === key) last.members.push(member);
    else groups.push({ key, members: [member] });
  }
  return groups;
}

function writeGroups<T>(
  groups: { key: number; members: T[] }[],
  writeMembers: (members: T[], bytes: number[]) => void,
): number[] {
  const bytes: number[] = [];
  let previous = 0;
  for (const { key, members } of groups) {
    const content: number[] = [];
    writeMembers(members, content);
    writeVarint(bytes, key - previous);
    writeVarint(bytes, members.length);
    writeVarint(bytes, content.length);
    for (const byte of content) bytes.push(byte);
    previous = key;
  }
  return bytes;
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}
