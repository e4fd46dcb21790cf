import { lowerBound } from '../bytes/lower-bound.ts';
import { EMBEDDINGS_HEADER_BYTES, EMBEDDINGS_MAGIC, normShare, padded } from './embeddings-format.ts';

/**
 * Embeddings of terms, learned from a sentence model so that the sum of a text's terms points where the model's
 * embedding of the text points (data/language/README.md).
 */
export interface Embeddings {
  dimensions: number;
  termCount: number;
  /** Row of two neighbouring Han code units, or -1. */
  bigramRow(first: number, second: number): number;
  /** Row of a Han character, which stands in for bigrams without a row; or -1. */
  characterRow(codeUnit: number): number;
  /** Row of a Latin or number word, or -1. */
  wordRow(word: string): number;
  /**
   * Adds to a sum the embedding of each of rows[0..rowCount) times the square root of its count, in whole numbers: the order
   * of terms cannot change a sum, and it is twice as fast. A text of 1,000 terms that are all as long and as frequent as can
   * be stays below 2^31.
   */
  addAll(sum: Int32Array, rows: Int32Array, rowCount: number, counts: Uint32Array): void;
  /** Mean of the unit embeddings of the corpus' texts. */
  mean: Float32Array;
  /** Embeddings of texts of the corpus less the mean, as bytes, one after another: what unrelated texts look like. */
  background: Int8Array;
}

/** A weight of 1 on the longest embedding, as a whole number. Higher: exacter; a long text must stay below 2^31. */
const SUM_SCALE = 512;

/** The bytes are no table of embeddings. */
export class EmbeddingsError extends Error {
  constructor(problem: string) {
    super(`Not a table of embeddings: ${problem}. Build it again with "npm run build:embeddings".`);
    this.name = 'EmbeddingsError';
  }
}

/** Opens a table (see embeddings-format.ts). Rows stay where they are; words are read at the first question for one. */
export function openEmbeddings(file: Uint8Array): Embeddings {
  if (file.length < EMBEDDINGS_HEADER_BYTES) throw new EmbeddingsError(`${file.length} bytes are too few`);
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const { buffer, byteOffset } = bytes;
  const header = new Uint32Array(buffer, byteOffset, EMBEDDINGS_HEADER_BYTES / 4);
  const [magic = 0, dimensions = 0, bigrams = 0, characters = 0, wordCount = 0, wordBytes = 0, backgrounds = 0] =
    header;
  if (magic !== EMBEDDINGS_MAGIC) throw new EmbeddingsError('it begins otherwise');
  const termCount = bigrams + characters + wordCount;
  const sizes = [4 * dimensions, 4 * bigrams, 2 * characters, wordBytes, termCount, backgrounds * dimensions];
  const starts = [byteOffset + EMBEDDINGS_HEADER_BYTES];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + padded(size));
  const [meanAt = 0, bigramsAt = 0, charactersAt = 0, wordsAt = 0, normsAt = 0, backgroundAt = 0, rowsAt = 0] = starts;
  if (rowsAt + padded(termCount * dimensions) !== byteOffset + bytes.length)
    throw new EmbeddingsError('its length does not fit');
  const keys = new Uint32Array(buffer, bigramsAt, bigrams);
  const codeUnits = new Uint16Array(buffer, charactersAt, characters);
  const components = new Int8Array(buffer, rowsAt, termCount * dimensions);
  const normBytes = new Uint8Array(buffer, normsAt, termCount);
  const scales = Float32Array.from({ length: 256 }, (_, byte) => normShare(byte) * SUM_SCALE);
  const weightOf = (row: number, counts: Uint32Array): number =>
    Math.round(Math.sqrt(counts[row] as number) * (scales[normBytes[row] as number] as number)) | 0;

  // Where the bigrams of each first code unit begin, plus 1; 0 until somebody asks. Going through all takes 5 ms of a popup just
  // opened, whose page asks for some hundred.
  const firsts = new Uint32Array(65537);
  const startOf = (codeUnit: number): number => {
    const known = firsts[codeUnit] as number;
    if (known > 0) return known - 1;
    const start = lowerBound(keys, codeUnit * 65536, 0, keys.length);
    firsts[codeUnit] = start + 1;
    return start;
  };
  const characterRows = new Int32Array(65536).fill(-1);
  for (let i = 0; i < characters; i++) characterRows[codeUnits[i] as number] = bigrams + i;

  let words: Map<string, number> | null = null;
  const readWords = () => {
    const list = new TextDecoder().decode(new Uint8Array(buffer, wordsAt, wordBytes)).split('\n');
    list.length = wordCount;
    return new Map(list.map((word, number) => [word, bigrams + characters + number]));
  };

  return {
    dimensions,
    termCount,
    bigramRow(first, second) {
      let low = startOf(first);
      const end = startOf(first + 1);
      let high = end;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (((keys[middle] as number) & 0xffff) < second) low = middle + 1;
        else high = middle;
      }
      return low < end && ((keys[low] as number) & 0xffff) === second ? low : -1;
    },
    characterRow: (codeUnit) => characterRows[codeUnit] ?? -1,
    wordRow(word) {
      words ??= readWords();
      return words.get(word) ?? -1;
    },
    addAll(sum, rows, rowCount, counts) {
      let i = 0;
      // Four at a time: a sum is read and written once for the four, which takes two thirds of the time.
      for (; i + 4 <= rowCount; i += 4) {
        const a = rows[i] as number;
        const b = rows[i + 1] as number;
        const c = rows[i + 2] as number;
        const d = rows[i + 3] as number;
        const [weightA, weightB] = [weightOf(a, counts), weightOf(b, counts)];
        const [weightC, weightD] = [weightOf(c, counts), weightOf(d, counts)];
        const [startA, startB, startC, startD] = [a * dimensions, b * dimensions, c * dimensions, d * dimensions];
        for (let k = 0; k < dimensions; k++) {
          sum[k] =
            ((sum[k] as number) +
              Math.imul(weightA, components[startA + k] as number) +
              Math.imul(weightB, components[startB + k] as number) +
              Math.imul(weightC, components[startC + k] as number) +
              Math.imul(weightD, components[startD + k] as number)) |
            0;
        }
      }
      for (; i < rowCount; i++) {
        const row = rows[i] as number;
        const weight = weightOf(row, counts);
        const start = row * dimensions;
        for (let k = 0; k < dimensions; k++)
          sum[k] = ((sum[k] as number) + Math.imul(weight, components[start + k] as number)) | 0;
      }
    },
    mean: new Float32Array(buffer, meanAt, dimensions),
    background: new Int8Array(buffer, backgroundAt, backgrounds * dimensions),
  };
}
