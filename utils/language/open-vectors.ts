import { PairTable } from '../bytes/pair-table.ts';
import { BYTE_SCALE, VECTORS_HEADER_BYTES, VECTORS_MAGIC } from './vectors-format.ts';

/** Static vectors of terms: what stands in similar surroundings in a large corpus points in similar directions. */
export interface Vectors {
  dimensions: number;
  termCount: number;
  /** Row of a Han pair by its two units, or -1. Makes no string: called for every token of a text. */
  pairRow(first: number, second: number): number;
  /** Row of a Latin or number word, or -1. */
  wordRow(word: string): number;
  /** Adds weight times the vector of a row to a sum. */
  addTo(sum: Float32Array, row: number, weight: number): void;
  /**
   * A sum of term vectors as a unit vector that says what is particular: the corpus mean and the direction common to
   * all texts are taken out (Arora, Liang, Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings").
   * All zero when nothing is left.
   */
  centre(sum: Float32Array): Float32Array;
  /** Standard deviation of the cosine between a unit vector (centred) and those of the corpus' texts. */
  spreadOf(vector: ArrayLike<number>): number;
}

/** The bytes are no table of vectors. */
export class VectorsError extends Error {
  constructor(problem: string) {
    super(`Not a table of vectors: ${problem}. Build it again with "npm run build:language".`);
    this.name = 'VectorsError';
  }
}

/** Opens vectors.bin (see vectors-format.ts). The vectors stay where they are; the terms are read once. */
export function openVectors(bytes: Uint8Array): Vectors {
  if (bytes.length < VECTORS_HEADER_BYTES) throw new VectorsError(`${bytes.length} bytes are too few`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== VECTORS_MAGIC) throw new VectorsError('it begins otherwise');
  const dimensions = view.getUint32(4, true);
  const termCount = view.getUint32(8, true);
  const termBytes = view.getUint32(12, true);
  const floatCount = dimensions * (2 + dimensions);
  const termStart = VECTORS_HEADER_BYTES + 4 * floatCount;
  const vectorStart = termStart + Math.ceil(termBytes / 4) * 4;
  if (vectorStart + termCount * dimensions !== bytes.length) throw new VectorsError('its length does not fit');
  const floats = new Float32Array(floatCount);
  for (let i = 0; i < floatCount; i++) floats[i] = view.getFloat32(VECTORS_HEADER_BYTES + 4 * i, true);
  const mean = floats.subarray(0, dimensions);
  const common = floats.subarray(dimensions, 2 * dimensions);
  const covariance = floats.subarray(2 * dimensions);
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + vectorStart, termCount * dimensions);

  const pairs = new PairTable();
  const pairRows = new Int32Array(termCount);
  const words = new Map<string, number>();
  const terms = new TextDecoder().decode(bytes.subarray(termStart, termStart + termBytes)).split('\n');
  for (let row = 0; row < termCount; row++) {
    const term = terms[row] ?? '';
    if (term.length === 2 && term.charCodeAt(0) >= 0x2e80)
      pairRows[pairs.numberOf(pairKey(term.charCodeAt(0), term.charCodeAt(1)))] = row;
    else words.set(term, row);
  }

  return {
    dimensions,
    termCount,
    pairRow: (first, second) => pairRows[pairs.find(pairKey(first, second))] ?? -1,
    wordRow: (word) => words.get(word) ?? -1,
    addTo(sum, row, weight) {
      const scaled = weight / BYTE_SCALE;
      const start = row * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + scaled * (vectors[start + i] as number);
    },
    centre(sum) {
      const vector = toUnit(sum);
      if (vector.every((value) => value === 0)) return vector;
      let along = 0;
      for (let i = 0; i < dimensions; i++) {
        const centred = (vector[i] as number) - (mean[i] as number);
        vector[i] = centred;
        along += centred * (common[i] as number);
      }
      for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] as number) - along * (common[i] as number);
      return toUnit(vector);
    },
    spreadOf(vector) {
      let variance = 0;
      for (let i = 0; i < dimensions; i++) {
        let sum = 0;
        for (let j = 0; j < dimensions; j++) sum += (covariance[i * dimensions + j] as number) * (vector[j] as number);
        variance += sum * (vector[i] as number);
      }
      return Math.sqrt(Math.max(0, variance));
    },
  };
}

function pairKey(first: number, second: number): number {
  return first * 65536 + second;
}

function toUnit(values: Float32Array): Float32Array {
  let square = 0;
  for (const value of values) square += value * value;
  const unit = Float32Array.from(values);
  if (square > 0) for (let i = 0; i < unit.length; i++) unit[i] = (values[i] as number) / Math.sqrt(square);
  return unit;
}
