import { BYTE_SCALE } from '../../language/embeddings-format.ts';
import type { Script } from '../../text/script-of.ts';

/**
 * How the index keeps embeddings. A text's is d signed bytes, less the mean of the language's texts; a passage's is
 * d / 2 bytes, two components to a byte: the lower half the even one. Packed numbers of a post: bits 0-7 the expected
 * overlap, bit 8 the script, bits 16-23 the number of passages.
 */

/** Four bits reach this far on either side of 0: components of a passage beyond are cut. 0.3..0.5. */
const NIBBLE_RANGE = 0.35;
const NIBBLE_STEPS = 7;
const NIBBLE_SCALE = NIBBLE_STEPS / NIBBLE_RANGE;
const NIBBLE_LEVELS = Float32Array.from({ length: 16 }, (_, nibble) => (nibble - NIBBLE_STEPS) / NIBBLE_SCALE);

/** The expected overlap is stored as its binary logarithm in steps of 1/16 above 2^-12: to within 2.2 %. */
const EXPECTED_STEPS = 16;
const EXPECTED_SMALLEST = -12;
const EXPECTED_LEVELS = Float64Array.from(
  { length: 256 },
  (_, step) => 2 ** (step / EXPECTED_STEPS + EXPECTED_SMALLEST),
);

/** Passages kept of one post. */
export const MAX_PASSAGES = 8;

export interface EmbeddingNumbers {
  script: Script;
  passageCount: number;
  /** Cosine that an unrelated text is expected to have with the post by its words, up to a constant factor. */
  expected: number;
}

export function packNumbers({ script, passageCount, expected }: EmbeddingNumbers): number {
  let level = 0;
  while (level < 255 && (EXPECTED_LEVELS[level + 1] as number) <= expected) level++;
  return (level | ((script === 'latin' ? 1 : 0) << 8) | (passageCount << 16)) >>> 0;
}

export function unpackNumbers(packed: number): EmbeddingNumbers {
  return {
    script: scriptOfPacked(packed),
    passageCount: passageCountOf(packed),
    expected: EXPECTED_LEVELS[packed & 255] as number,
  };
}

export function scriptOfPacked(packed: number): Script {
  return (packed & 256) === 0 ? 'han' : 'latin';
}

export function passageCountOf(packed: number): number {
  return (packed >>> 16) & 255;
}

/** A unit embedding less the mean, as bytes. */
export function writeText(vector: Float32Array, mean: Float32Array, bytes: Int8Array, at: number): void {
  for (let i = 0; i < vector.length; i++)
    bytes[at + i] = Math.round(((vector[i] as number) - (mean[i] as number)) * BYTE_SCALE);
}

/** A unit embedding less the mean, as half bytes. */
export function writePassage(vector: Float32Array, mean: Float32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < vector.length; i += 2)
    bytes[at + (i >> 1)] = nibbleOf(vector, mean, i) | (nibbleOf(vector, mean, i + 1) << 4);
}

function nibbleOf(vector: Float32Array, mean: Float32Array, i: number): number {
  if (i >= vector.length) return NIBBLE_STEPS;
  const steps = Math.round(((vector[i] as number) - (mean[i] as number)) * NIBBLE_SCALE);
  return Math.max(-NIBBLE_STEPS, Math.min(NIBBLE_STEPS, steps)) + NIBBLE_STEPS;
}

/** Reads a passage back into floats, less the mean: `dimensions` of them, from `start` on. */
export function readPassage(
  bytes: Uint8Array,
  at: number,
  vectors: Float32Array,
  start = 0,
  dimensions = vectors.length,
): void {
  for (let i = 0; i < dimensions; i += 2) {
    const byte = bytes[at + (i >> 1)] as number;
    vectors[start + i] = NIBBLE_LEVELS[byte & 15] as number;
    if (i + 1 < dimensions) vectors[start + i + 1] = NIBBLE_LEVELS[byte >> 4] as number;
  }
}

/** Reads a text's bytes back into floats, less the mean. */
export function readText(bytes: Int8Array, at: number, vector: Float32Array): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (bytes[at + i] as number) / BYTE_SCALE;
}

/**
 * Signs of the first 32 components as one number: near texts have most signs in common. The first components carry most,
 * since they were learned from the principal axes of the teacher.
 */
export function signsOf(bytes: Int8Array, at: number, dimensions: number): number {
  let signs = 0;
  for (let i = 0; i < Math.min(32, dimensions); i++) if ((bytes[at + i] as number) > 0) signs |= 1 << i;
  return signs >>> 0;
}
