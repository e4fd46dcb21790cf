import { CODE_UNIT_BASE, MAX_WORD_CODE_UNITS } from './frequency-format.ts';
import type { GroupDirectory } from './group-directory.ts';

/** Decoded words of one first code unit, sorted: word i is codeUnits[starts[i] .. starts[i + 1]). */
interface WordGroup {
  codeUnits: Uint16Array;
  starts: Uint16Array | Uint32Array;
  count: number;
}

/** The words of the table, decoded group by group as they are asked for. */
export interface WordGroups {
  /** Number of the word text[start .. end), or -1. */
  find(text: string, start: number, end: number): number;
  /** Numbers of all words that begin at `start`: numbers[k] for k + 1 code units. Returns how many lengths were looked at. */
  findAll(text: string, start: number, end: number, numbers: Int32Array): number;
  wordAt(number: number): string;
}

/** Reads words through the directory of their section (see frequency-format.ts). */
export function createWordGroups(bytes: Uint8Array, directory: GroupDirectory): WordGroups {
  const { bases, offsets } = directory;
  const decoded: (WordGroup | undefined)[] = [];
  const groupAt = (group: number): WordGroup => {
    decoded[group] ??= decodeGroup(
      bytes,
      offsets[group] ?? 0,
      (bases[group + 1] ?? 0) - (bases[group] ?? 0),
      directory.codeUnitOf(group),
    );
    return decoded[group];
  };

  const findAll = (text: string, start: number, end: number, numbers: Int32Array): number => {
    const limit = Math.min(end - start, numbers.length);
    const group = directory.groupOf(text.charCodeAt(start));
    if (group < 0 || limit < 1) {
      numbers[0] = -1;
      return Math.min(1, limit);
    }
    const { codeUnits, starts, count } = groupAt(group);
    const base = bases[group] ?? 0;
    // Words that share the first k code units are neighbours: [low, high) shrinks with every code unit.
    let low = 0;
    let high = count;
    for (let k = 0; k < limit; k++) {
      if (k > 0) {
        const codeUnit = text.charCodeAt(start + k);
        low = lowerBound(codeUnits, starts, low, high, k, codeUnit);
        if (low === high || codeUnits[(starts[low] ?? 0) + k] !== codeUnit) return k;
        // The words that share this code unit are few: their end is near.
        let near = low + 1;
        for (let step = 1; near < high && codeUnits[(starts[near] ?? 0) + k] === codeUnit; step *= 2) near += step;
        high = lowerBound(codeUnits, starts, low, Math.min(near, high), k, codeUnit + 1);
      }
      // The shortest of the words that share k + 1 code units comes first.
      const isWhole = (starts[low + 1] ?? 0) - (starts[low] ?? 0) === k + 1;
      numbers[k] = isWhole ? base + low : -1;
      if (isWhole && low + 1 === high) return k + 1;
    }
    return limit;
  };

  const scratch = new Int32Array(16);
  return {
    findAll,
    find(text, start, end) {
      const length = end - start;
      if (length < 1 || length > scratch.length) return -1;
      return findAll(text, start, end, scratch) < length ? -1 : (scratch[length - 1] ?? -1);
    },
    wordAt(number) {
      let group = 0;
      for (let step = 2 ** 15; step > 0; step >>= 1) {
        if (group + step < bases.length - 1 && (bases[group + step] ?? 0) <= number) group += step;
      }
      const { codeUnits, starts } = groupAt(group);
      const index = number - (bases[group] ?? 0);
      return String.fromCharCode(...codeUnits.subarray(starts[index] ?? 0, starts[index + 1] ?? 0));
    },
  };
}

/** First word in [low, high) whose code unit at `depth` is `codeUnit` or more; a word that ends before comes first of all. */
function lowerBound(
  codeUnits: Uint16Array,
  starts: Uint16Array | Uint32Array,
  low: number,
  high: number,
  depth: number,
  codeUnit: number,
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = (starts[middle] ?? 0) + depth;
    const isBefore = at >= (starts[middle + 1] ?? 0) || (codeUnits[at] ?? 0) < codeUnit;
    if (isBefore) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where a group is decoded before it is copied in its true length: a page just opened decodes some hundred of them. */
let decoding = new Uint16Array(0);

function decodeGroup(bytes: Uint8Array, offset: number, count: number, first: number): WordGroup {
  const starts = new Uint32Array(count + 1);
  if (decoding.length < count * MAX_WORD_CODE_UNITS) decoding = new Uint16Array(count * MAX_WORD_CODE_UNITS);
  const codeUnits = decoding;
  let at = offset;
  let length = 0;
  for (let word = 0, previous = 0; word < count; word++) {
    const code = bytes[at++] ?? 0;
    starts[word] = length;
    const shared = code & 15;
    if (shared === 0) codeUnits[length] = first;
    else for (let i = 0; i < shared; i++) codeUnits[length + i] = codeUnits[previous + i] as number;
    previous = length;
    length += Math.max(1, shared);
    for (let i = 0; i < code >> 4; i++) {
      const high = bytes[at++] ?? 0;
      codeUnits[length++] = high < 0x80 ? high : (((high & 0x7f) << 8) | (bytes[at++] ?? 0)) + CODE_UNIT_BASE;
    }
  }
  starts[count] = length;
  return { codeUnits: codeUnits.slice(0, length), starts, count };
}
