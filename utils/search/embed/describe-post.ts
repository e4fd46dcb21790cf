import type { Background } from '../background.ts';
import { countTokens, createTokenCounts, type TokenCounts } from '../rank/count-tokens.ts';
import { backgroundIdf } from '../rank/term-weight.ts';
import { LEAD_UNITS, LEAD_WEIGHT, repeatsBeginning, TITLE_WEIGHT } from '../segment/segment-builder.ts';
import { BYTE_SCALE } from './vectors-format.ts';

/** Text beyond this says nothing new about the subject; bounds the work at import. 2,000..20,000, flat. */
const MAX_TEXT_UNITS = 8_000;

/** Bytes after the vector: the expected overlap. */
const EXPECTED_BYTES = 1;
/** The expected overlap is stored as its binary logarithm in steps of 1/16 above 2^-12: to within 2.2 %. */
const EXPECTED_STEPS = 16;
const EXPECTED_SMALLEST = -12;

/** Bytes that describe a post beside its terms. */
export function descriptionBytes(background: Pick<Background, 'vectors'>): number {
  return background.vectors.dimensions + EXPECTED_BYTES;
}

/** What a text is about, apart from its single terms. */
export interface Description {
  /** Unit vector, all zero when no term is known. */
  vector: Float32Array;
  /** Cosine that a text from the background is expected to have with this one by chance, up to a constant factor. */
  expected: number;
}

/**
 * Describes weighted terms. The vector is the sum of term vectors weighted by sqrt(tf) x idf; the expected overlap is
 * the dot product of the unit term vector with the background's: sum over terms of weight x share x idf.
 */
export function describe(
  counts: TokenCounts,
  { frequencies, vectors }: Pick<Background, 'frequencies' | 'vectors'>,
): Description {
  const sum = new Float32Array(vectors.dimensions);
  let square = 0;
  let overlap = 0;
  const add = (count: number, documentFrequency: number, row: number) => {
    const idf = backgroundIdf(frequencies, documentFrequency);
    const weight = Math.sqrt(count) * idf;
    square += weight * weight;
    overlap += weight * Math.min(1, documentFrequency / frequencies.documentCount) * idf;
    if (row >= 0) vectors.addTo(sum, row, weight);
  };
  for (const [key, count] of counts.pairs) {
    const first = Math.floor(key / 65536);
    const second = key & 0xffff;
    add(count, frequencies.pairDocumentFrequency(first, second), vectors.pairRow(first, second));
  }
  for (const [word, count] of counts.words) add(count, frequencies.documentFrequency(word), vectors.wordRow(word));
  return { vector: vectors.centre(sum), expected: square > 0 ? overlap / Math.sqrt(square) : 0 };
}

/** A post's description as the bytes that the index stores. Takes the folded title ('' when derived) and text. */
export function describePost(
  title: string,
  text: string,
  background: Pick<Background, 'frequencies' | 'vectors'>,
): Int8Array {
  const counts = createTokenCounts();
  countTokens(counts, text.slice(0, MAX_TEXT_UNITS), 1, LEAD_UNITS, LEAD_WEIGHT);
  if (title !== '' && !repeatsBeginning(title, text)) countTokens(counts, title, TITLE_WEIGHT);
  const { vector, expected } = describe(counts, background);
  const bytes = new Int8Array(descriptionBytes(background));
  for (let i = 0; i < vector.length; i++) bytes[i] = Math.round((vector[i] ?? 0) * BYTE_SCALE);
  const step = expected > 0 ? Math.round((Math.log2(expected) - EXPECTED_SMALLEST) * EXPECTED_STEPS) : 0;
  bytes[vector.length] = Math.max(0, Math.min(255, step)) - 128;
  return bytes;
}

/** Reads what describePost wrote. */
export function readDescription(bytes: Int8Array): Description {
  const dimensions = bytes.length - EXPECTED_BYTES;
  const vector = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) vector[i] = (bytes[i] ?? 0) / BYTE_SCALE;
  return { vector, expected: 2 ** (((bytes[dimensions] ?? 0) + 128) / EXPECTED_STEPS + EXPECTED_SMALLEST) };
}
