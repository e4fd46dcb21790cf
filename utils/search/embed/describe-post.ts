import type { LanguageTables } from '../../language/language-tables.ts';
import { languageIdf } from '../../language/term-weight.ts';
import { BYTE_SCALE } from '../../language/vectors-format.ts';
import { isHanUnit } from '../../text/tokenise.ts';
import type { PostDescriber } from '../segment/segment-builder.ts';
import { MAX_TERM_FREQUENCY } from '../segment/segment-format.ts';

/** Bytes after the vector: the expected overlap. */
const EXPECTED_BYTES = 1;
/** The expected overlap is stored as its binary logarithm in steps of 1/16 above 2^-12: to within 2.2 %. */
const EXPECTED_STEPS = 16;
const EXPECTED_SMALLEST = -12;

/** Bytes that describe a post beside its terms. */
export function descriptionBytes(language: Pick<LanguageTables, 'vectors'>): number {
  return language.vectors.dimensions + EXPECTED_BYTES;
}

/** What a text is about, apart from its single terms. */
export interface Description {
  /** Unit vector, all zero when no term is known. */
  vector: Float32Array;
  /** Cosine that a text from the background is expected to have with this one by chance, up to a constant factor. */
  expected: number;
}

/**
 * Describes weighted terms whose document frequency in the language and row among the vectors (or -1) are known already.
 * The vector is the sum of term vectors weighted by sqrt(tf) x idf; the expected overlap is the dot product of the unit
 * term vector with the language's: sum over terms of weight x share x idf. `start` is the sum of vectors to go on from.
 * A share below 0 takes that share of a term's weight out of the vector again.
 */
export function createDescription(
  { frequencies, vectors }: Pick<LanguageTables, 'frequencies' | 'vectors'>,
  start?: Float32Array,
) {
  const sum = start === undefined ? new Float32Array(vectors.dimensions) : start.slice();
  let square = 0;
  let overlap = 0;
  return {
    sum,
    add(count: number, documentFrequency: number, row: number, share = 1): void {
      const idf = languageIdf(frequencies, documentFrequency);
      const weight = Math.sqrt(count) * idf;
      square += weight * weight;
      overlap += weight * Math.min(1, documentFrequency / frequencies.documentCount) * idf;
      if (row >= 0) vectors.addTo(sum, row, weight * share);
    },
    finish: (): Description => ({
      vector: vectors.centre(sum),
      expected: square > 0 ? overlap / Math.sqrt(square) : 0,
    }),
  };
}

/**
 * Describes the posts of one segment: the same sums as `createDescription`, over terms that are looked up once per segment.
 * Han characters that stand alone say nothing of the subject and are skipped.
 */
export function createPostDescriber(
  language: Pick<LanguageTables, 'frequencies' | 'vectors'>,
  termCount: number,
): PostDescriber {
  const { frequencies, vectors } = language;
  const rows = new Int32Array(termCount).fill(-1);
  const weights = new Float64Array(termCount);
  const overlaps = new Float64Array(termCount);
  const roots = Float64Array.from({ length: MAX_TERM_FREQUENCY + 1 }, (_, frequency) => Math.sqrt(frequency));
  const sum = new Float32Array(vectors.dimensions);
  return {
    dimensions: descriptionBytes(language),
    addTerm(number, term) {
      const first = term.charCodeAt(0);
      const isHan = isHanUnit(first);
      if (isHan && term.length === 1) return;
      const second = term.charCodeAt(1);
      const isPair = isHan && term.length === 2;
      const documentFrequency = isPair
        ? frequencies.pairDocumentFrequency(first, second)
        : frequencies.documentFrequency(term);
      const idf = languageIdf(frequencies, documentFrequency);
      weights[number] = idf;
      overlaps[number] = Math.min(1, documentFrequency / frequencies.documentCount) * idf;
      rows[number] = isPair ? vectors.pairRow(first, second) : vectors.wordRow(term);
    },
    describe(numbers, counts, start, end) {
      sum.fill(0);
      let square = 0;
      let overlap = 0;
      for (let i = start; i < end; i++) {
        const number = numbers[i] as number;
        const weight = (roots[counts[i] as number] as number) * (weights[number] as number);
        if (weight === 0) continue;
        square += weight * weight;
        overlap += weight * (overlaps[number] as number);
        const row = rows[number] as number;
        if (row >= 0) vectors.addTo(sum, row, weight);
      }
      return toBytes({ vector: vectors.centre(sum), expected: square > 0 ? overlap / Math.sqrt(square) : 0 });
    },
  };
}

/** A description as the bytes that the index stores. */
function toBytes({ vector, expected }: Description): Int8Array {
  const bytes = new Int8Array(vector.length + EXPECTED_BYTES);
  for (let i = 0; i < vector.length; i++) bytes[i] = Math.round((vector[i] ?? 0) * BYTE_SCALE);
  const step = expected > 0 ? Math.round((Math.log2(expected) - EXPECTED_SMALLEST) * EXPECTED_STEPS) : 0;
  bytes[vector.length] = Math.max(0, Math.min(255, step)) - 128;
  return bytes;
}

/** Reads the bytes of a description. */
export function readDescription(bytes: Int8Array): Description {
  const dimensions = bytes.length - EXPECTED_BYTES;
  const vector = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) vector[i] = (bytes[i] ?? 0) / BYTE_SCALE;
  return { vector, expected: 2 ** (((bytes[dimensions] ?? 0) + 128) / EXPECTED_STEPS + EXPECTED_SMALLEST) };
}
