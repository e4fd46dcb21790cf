/** "PZV1", little-endian. */
export const VECTORS_MAGIC = 0x31565a50;

/**
 * vectors.bin, little-endian: magic, dimensions, termCount, bytes of the term list (Uint32 each); mean (Float32 x d);
 * common direction (Float32 x d); covariance (Float32 x d x d, row after row); terms in UTF-8, each followed by "\n",
 * filled with zero bytes to a multiple of 4; term vectors (Int8 x d, one after another, in the order of the terms).
 */
export const VECTORS_HEADER_BYTES = 16;

/** A component of a unit vector as a signed byte: 1 is 127. */
export const BYTE_SCALE = 127;
