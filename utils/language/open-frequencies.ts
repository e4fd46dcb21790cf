import { createLevels, HEADER_BYTES, MAGIC, MAX_OCCURRENCES, NOUNNESS_STEP } from './frequency-format.ts';
import { readGroupDirectory, readVarint } from './group-directory.ts';
import { createWordGroups } from './word-groups.ts';

/** How common things are in a large mixed corpus. Every term is folded, as the tokeniser gives it. */
export interface Frequencies {
  /** Documents of the corpus: the N of an idf. */
  documentCount: number;
  /** Documents that hold the bigram of Han code units. A bigram too rare for the table gives a small floor, never 0. */
  bigramDocumentFrequency(first: number, second: number): number;
  /**
   * Documents that hold the term: a Han bigram, a lone Han character (where it stands alone), a Latin or number word, or
   * a longer Chinese word. For Latin words the larger share of the Chinese and the English documents counts, so that
   * "because" is common although most of the corpus is Chinese. The floor when unknown.
   */
  documentFrequency(term: string): number;
  isWord(term: string): boolean;
  /** Occurrences as a word of its own in the segmented corpus; 0 when it is no word. */
  wordFrequency(term: string): number;
  /** Row of a word, 0..wordCount-1 in the order of UTF-16 code units, or -1. */
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
   * Looks up every word that begins at `start` and ends at or before `end`: numbers[k] is the word of k + 1 code units, or -1.
   * Returns how many lengths were looked up: no longer word begins there. Makes no strings: the segmenter asks at every character of a page.
   */
  findWordsAt(text: string, start: number, end: number, numbers: Int32Array): number;
}

/** The bytes are not a table of frequencies, or one of another version. */
export class FrequenciesError extends Error {
  constructor(problem: string) {
    super(`Not a table of language frequencies: ${problem}. Build it again with "npm run build:language".`);
    this.name = 'FrequenciesError';
  }
}

/** Opens the table from its bytes (see frequency-format.ts). Reads a directory only: about a millisecond. */
export function openFrequencies(bytes: Uint8Array): Frequencies {
  if (bytes.length < HEADER_BYTES) throw new FrequenciesError(`${bytes.length} bytes are too few`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const field = (index: number) => view.getUint32(4 * index, true);
  if (field(0) !== MAGIC) throw new FrequenciesError('it begins otherwise');
  const [documentCount, bigramCount, unigramCount, wordCount] = [field(1), field(2), field(3), field(4)];
  const floor = view.getFloat32(20, true);
  const logMass = view.getFloat32(24, true);
  const [bigramGroups, wordGroupCount, bigramBytes, unigramBytes, wordBytes] = [
    field(7),
    field(8),
    field(9),
    field(10),
    field(11),
  ];
  const unigramsAt = HEADER_BYTES + bigramBytes;
  const wordsAt = unigramsAt + unigramBytes;
  const levelsAt = wordsAt + wordBytes;
  if (levelsAt + bigramCount + unigramCount + 3 * wordCount !== bytes.length)
    throw new FrequenciesError('its length does not fit');
  const bigrams = readGroupDirectory(bytes, HEADER_BYTES, bigramBytes, bigramGroups);
  const wordDirectory = readGroupDirectory(bytes, wordsAt, wordBytes, wordGroupCount);
  if (bigrams?.bases[bigramGroups] !== bigramCount || wordDirectory?.bases[wordGroupCount] !== wordCount) {
    throw new FrequenciesError('its parts do not fit together');
  }
  const takeLevels = (offset: number, count: number) => bytes.subarray(levelsAt + offset, levelsAt + offset + count);
  const bigramLevels = takeLevels(0, bigramCount);
  const unigramLevels = takeLevels(bigramCount, unigramCount);
  const wordLevels = takeLevels(bigramCount + unigramCount, wordCount);
  const occurrenceLevels = takeLevels(bigramCount + unigramCount + wordCount, wordCount);
  const nounnessLevels = takeLevels(bigramCount + unigramCount + 2 * wordCount, wordCount);
  const documents = createLevels(documentCount);
  const occurrences = createLevels(MAX_OCCURRENCES);
  const costs = Float64Array.from(occurrences, (count) => logMass - Math.log(Math.max(count, 1)));
  const words = createWordGroups(bytes, wordDirectory);

  const seconds = new Uint16Array(bigramCount);
  const isDecoded = new Uint8Array(bigramGroups);
  const decodeBigrams = (group: number, from: number, to: number) => {
    isDecoded[group] = 1;
    const place = { offset: bigrams.offsets[group] ?? 0 };
    let second = 0;
    for (let i = from; i < to; i++) {
      second += readVarint(bytes, place);
      seconds[i] = second;
    }
  };

  let unigramFrequencies: Map<number, number> | null = null;
  const readUnigrams = (): Map<number, number> => {
    const read = new Map<number, number>();
    const place = { offset: unigramsAt };
    let codeUnit = 0;
    for (const level of unigramLevels) {
      codeUnit += readVarint(bytes, place);
      read.set(codeUnit, documents[level] ?? floor);
    }
    return read;
  };

  const bigramDocumentFrequency = (first: number, second: number): number => {
    const group = bigrams.groupOf(first);
    if (group < 0) return floor;
    let low = bigrams.bases[group] ?? 0;
    let high = (bigrams.bases[group + 1] ?? 0) - 1;
    if (isDecoded[group] === 0) decodeBigrams(group, low, high + 1);
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = seconds[middle] ?? 0;
      if (found === second) return documents[bigramLevels[middle] ?? 0] ?? floor;
      if (found < second) low = middle + 1;
      else high = middle - 1;
    }
    return floor;
  };

  const wordNumber = (term: string): number => words.find(term, 0, term.length);

  return {
    documentCount,
    bigramDocumentFrequency,
    documentFrequency(term) {
      if (term.length === 1) {
        unigramFrequencies ??= readUnigrams();
        const found = unigramFrequencies.get(term.charCodeAt(0));
        if (found !== undefined) return found;
      }
      const number = wordNumber(term);
      if (number >= 0) return documents[wordLevels[number] ?? 0] ?? floor;
      return term.length === 2 ? bigramDocumentFrequency(term.charCodeAt(0), term.charCodeAt(1)) : floor;
    },
    isWord: (term) => wordNumber(term) >= 0,
    wordFrequency(term) {
      const number = wordNumber(term);
      return number < 0 ? 0 : (occurrences[occurrenceLevels[number] ?? 0] ?? 0);
    },
    wordNumber,
    wordCount,
    wordAt: words.wordAt,
    costAt: (number) => costs[occurrenceLevels[number] ?? 0] ?? 0,
    nounnessAt: (number) => ((nounnessLevels[number] ?? 128) - 128) * NOUNNESS_STEP,
    unknownCost: logMass,
    occurrencesAt: (number) => occurrences[occurrenceLevels[number] ?? 0] ?? 0,
    findWordsAt: words.findAll,
  };
}
