import { createLevels, HEADER_BYTES, MAGIC, MAX_OCCURRENCES, NOUNNESS_STEP, UNIT_BASE } from './frequency-format.ts';

/** How common things are in a large mixed corpus. Every term is folded, as the tokeniser gives it. */
export interface Frequencies {
  /** Documents of the corpus: the N of an idf. */
  documentCount: number;
  /** Documents that hold the pair of Han units. A pair too rare for the table gives a small floor, never 0. */
  pairDocumentFrequency(first: number, second: number): number;
  /**
   * Documents that hold the term: a Han pair, a lone Han character (where it stands alone), a Latin or number word, or
   * a longer Chinese word. For Latin words the larger share of the Chinese and the English documents counts, so that
   * "because" is common although most of the corpus is Chinese. The floor when unknown.
   */
  documentFrequency(term: string): number;
  isWord(term: string): boolean;
  /** Occurrences as a word of its own in the segmented corpus; 0 when it is no word. */
  wordFrequency(term: string): number;
  /** Row of a word, 0..wordCount-1 in the order of UTF-16 units, or -1. */
  wordNumber(term: string): number;
  wordCount: number;
  wordAt(number: number): string;
  /** Occurrences of the word with this number. */
  occurrencesAt(number: number): number;
  /**
   * Log2 of how much oftener the word stands where nouns do (after 的, 个, 一种) than where verbs, adverbs and adjectives
   * do (after 不, 很, 已经, before 了). 0 for what is not known, such as Latin words.
   */
  nounnessAt(number: number): number;
  /** Price of the word in a segmentation, in nats: -ln of its share of all words. Characters can be words. */
  costAt(number: number): number;
  /** Price of a character that is no word of its own. */
  unknownCost: number;
  /**
   * Looks up every word that begins at `start` and ends at or before `end`: numbers[k] is the word of k + 1 units, or -1.
   * Gives how many lengths were looked up: no longer word begins there. Makes no strings: the segmenter asks at every character of a page.
   */
  findWordsAt(text: string, start: number, end: number, numbers: Int32Array): number;
}

/** The bytes are not a table of frequencies, or one of another version. */
export class FrequenciesError extends Error {
  constructor(problem: string) {
    super(`Not a table of background frequencies: ${problem}. Build it again with "npm run build:background".`);
    this.name = 'FrequenciesError';
  }
}

/** Opens the table from its bytes (see frequency-format.ts). Takes a few milliseconds; words are hashed at first use. */
export function openFrequencies(bytes: Uint8Array): Frequencies {
  if (bytes.length < HEADER_BYTES) throw new FrequenciesError(`${bytes.length} bytes are too few`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== MAGIC) throw new FrequenciesError('it begins otherwise');
  const documentCount = view.getUint32(4, true);
  const pairCount = view.getUint32(8, true);
  const singleCount = view.getUint32(12, true);
  const wordCount = view.getUint32(16, true);
  const floor = view.getFloat32(20, true);
  let at = HEADER_BYTES;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new FrequenciesError('it ends too early');
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };

  // Pairs: the second units of first unit u are seconds[starts[u] .. starts[u + 1]).
  const starts = new Uint32Array(65537);
  const seconds = new Uint16Array(pairCount);
  let first = 0;
  for (let filled = 0; filled < pairCount; ) {
    const nextFirst = first + readVarint();
    starts.fill(filled, first + 1, nextFirst + 1);
    first = nextFirst;
    const size = readVarint();
    for (let i = 0, second = 0; i < size; i++) {
      second += readVarint();
      seconds[filled++] = second;
    }
  }
  starts.fill(pairCount, first + 1);

  const singleLevels = new Uint8Array(65536);
  const singles = new Uint16Array(singleCount);
  for (let i = 0, unit = 0; i < singleCount; i++) {
    unit += readVarint();
    singles[i] = unit;
  }

  const wordStarts = new Uint32Array(wordCount + 1);
  let units = new Uint16Array(wordCount * 4 + 64);
  let unitCount = 0;
  for (let word = 0, previous = 0; word < wordCount; word++) {
    const code = bytes[at++] ?? 0;
    if (unitCount + 32 > units.length) {
      const larger = new Uint16Array(2 * units.length);
      larger.set(units);
      units = larger;
    }
    wordStarts[word] = unitCount;
    units.copyWithin(unitCount, previous, previous + (code & 15));
    previous = unitCount;
    unitCount += code & 15;
    for (let i = 0; i < code >> 4; i++) {
      const high = bytes[at++] ?? 0;
      units[unitCount++] = high < 0x80 ? high : (((high & 0x7f) << 8) | (bytes[at++] ?? 0)) + UNIT_BASE;
    }
  }
  wordStarts[wordCount] = unitCount;

  if (at + pairCount + singleCount + 3 * wordCount !== bytes.length)
    throw new FrequenciesError('its length does not fit');
  const pairLevels = bytes.subarray(at, at + pairCount);
  at += pairCount;
  for (let i = 0; i < singleCount; i++) singleLevels[singles[i] ?? 0] = bytes[at++] ?? 0;
  const wordLevels = bytes.subarray(at, at + wordCount);
  at += wordCount;
  const occurrenceLevels = bytes.subarray(at, at + wordCount);
  const nounnessLevels = bytes.subarray(at + wordCount);
  const documents = createLevels(documentCount);
  const occurrences = createLevels(MAX_OCCURRENCES);
  const hash = createWordHash(units, wordStarts, wordCount);
  let mass = 0;
  for (const level of occurrenceLevels) mass += occurrences[level] ?? 0;
  const costs = Float64Array.from(occurrences, (count) => Math.log(mass / Math.max(count, 1)));

  const pairDocumentFrequency = (a: number, b: number): number => {
    let low = starts[a] ?? 0;
    let high = (starts[a + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const second = seconds[middle] ?? 0;
      if (second === b) return documents[pairLevels[middle] ?? 0] ?? floor;
      if (second < b) low = middle + 1;
      else high = middle - 1;
    }
    return floor;
  };

  const wordNumber = (term: string): number => hash.find(term, 0, term.length);

  return {
    documentCount,
    pairDocumentFrequency,
    documentFrequency(term) {
      if (term.length === 1) {
        const level = singleLevels[term.charCodeAt(0)] ?? 0;
        if (level > 0) return documents[level] ?? floor;
      }
      const number = wordNumber(term);
      if (number >= 0) return documents[wordLevels[number] ?? 0] ?? floor;
      return term.length === 2 ? pairDocumentFrequency(term.charCodeAt(0), term.charCodeAt(1)) : floor;
    },
    isWord: (term) => wordNumber(term) >= 0,
    wordFrequency(term) {
      const number = wordNumber(term);
      return number < 0 ? 0 : (occurrences[occurrenceLevels[number] ?? 0] ?? 0);
    },
    wordNumber,
    wordCount,
    wordAt: (number) => String.fromCharCode(...units.subarray(wordStarts[number] ?? 0, wordStarts[number + 1] ?? 0)),
    costAt: (number) => costs[occurrenceLevels[number] ?? 0] ?? 0,
    nounnessAt: (number) => ((nounnessLevels[number] ?? 128) - 128) * NOUNNESS_STEP,
    unknownCost: Math.log(mass + 1),
    occurrencesAt: (number) => occurrences[occurrenceLevels[number] ?? 0] ?? 0,
    findWordsAt(text, start, end, numbers) {
      return hash.findAll(text, start, end, numbers);
    },
  };
}

/** Open addressing over the word numbers, filled at first use: popup and panel rank without it until chips are made. */
function createWordHash(units: Uint16Array, starts: Uint32Array, wordCount: number) {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * wordCount)));
  const mask = size - 1;
  // Length of the longest word that begins with two units of this code: most lookups of longer words end here.
  const longest = new Uint8Array(65536);
  let slots: Int32Array | null = null;

  const fill = (): Int32Array => {
    const filled = new Int32Array(size).fill(-1);
    for (let word = 0; word < wordCount; word++) {
      let code = 0;
      for (let i = starts[word] ?? 0; i < (starts[word + 1] ?? 0); i++) code = mix(code, units[i] ?? 0);
      const from = starts[word] ?? 0;
      const size = (starts[word + 1] ?? 0) - from;
      if (size > 1) {
        const pair = pairCode(units[from] ?? 0, units[from + 1] ?? 0);
        longest[pair] = Math.max(longest[pair] ?? 0, size);
      }
      let slot = finish(code) & mask;
      while (filled[slot] !== -1) slot = (slot + 1) & mask;
      filled[slot] = word;
    }
    return filled;
  };

  const probe = (table: Int32Array, code: number, text: string, start: number, end: number): number => {
    for (let slot = finish(code) & mask; ; slot = (slot + 1) & mask) {
      const word = table[slot] ?? -1;
      if (word === -1) return -1;
      const from = starts[word] ?? 0;
      if ((starts[word + 1] ?? 0) - from !== end - start) continue;
      let i = start;
      while (i < end && units[from + i - start] === text.charCodeAt(i)) i++;
      if (i === end) return word;
    }
  };

  return {
    find(text: string, start: number, end: number): number {
      slots ??= fill();
      let code = 0;
      for (let i = start; i < end; i++) code = mix(code, text.charCodeAt(i));
      return probe(slots, code, text, start, end);
    },
    findAll(text: string, start: number, end: number, numbers: Int32Array): number {
      slots ??= fill();
      let lengths = Math.min(end - start, numbers.length);
      if (lengths > 1) {
        const pair = pairCode(text.charCodeAt(start), text.charCodeAt(start + 1));
        lengths = Math.min(lengths, Math.max(1, longest[pair] ?? 0));
      }
      let code = 0;
      for (let i = 0; i < lengths; i++) {
        code = mix(code, text.charCodeAt(start + i));
        numbers[i] = probe(slots, code, text, start, start + i + 1);
      }
      return lengths;
    },
  };
}

function pairCode(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ second) & 0xffff;
}

function mix(code: number, unit: number): number {
  return Math.imul(code ^ unit, 0x9e3779b1) ^ (code >>> 15);
}

function finish(code: number): number {
  const mixed = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
