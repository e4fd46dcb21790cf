/** "PZE1", little-endian. */
export const EMBEDDINGS_MAGIC = 0x31455a50;

/**
 * A table of term embeddings, little-endian: magic, dimensions d, bigrams, characters, words, bytes of the word list,
 * background vectors (Uint32 each), an unused one; mean (Float32 x d); keys of the bigrams, ascending
 * (Uint32: first code unit << 16 | second code unit); characters, ascending (Uint16); words in UTF-8, each followed by "\n"; the
 * norms' bytes; background vectors (Int8 x d each); directions of the terms (Int8 x d each). Terms are in the order
 * bigrams, characters, words. Every part is filled with zero bytes to a multiple of 4.
 */
export const EMBEDDINGS_HEADER_BYTES = 32;

/** A component of a unit vector as a signed byte: 1 is 127. */
export const BYTE_SCALE = 127;

/** The norm of a byte, as a share of the largest: squared, so that small norms keep their precision. */
export function normShare(byte: number): number {
  return (byte / 255) ** 2;
}

/** Length of a part of the file with its filling. */
export function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
