/**
 * The file of background frequencies, little-endian:
 *
 *     magic "PZF3" · u32 document count · u32 bigrams · u32 unigrams · u32 words · f32 floor · f32 ln of all occurrences
 *     u32 bigram groups · u32 word groups · u32 bytes of the bigram groups, of the unigrams, of the word groups
 *     bigrams   groups by first code unit: varint step from the last first one, varint how many, varint bytes of the
 *               group, then varint steps of second code units
 *     unigrams  varint steps of code units
 *     words     groups by first code unit in the same way; for each word, sorted by UTF-16 code units, a byte (code units
 *               shared with the word before | new ones << 4) and the new ones; the first is that of the group
 *     u8 document frequency of each bigram, unigram and word; u8 occurrences of each word; u8 nounness of each word
 *
 * A code unit of a word is one byte below 0x80, else two: (code unit - 0x2000) | 0x8000, high byte first.
 * Frequencies are logarithms in 255 steps, which is 5 % per step: far below the noise of any corpus.
 * Groups are decoded when they are first asked for, so that opening takes a millisecond: a popup is waiting for it.
 */
export const MAGIC = 0x33465a50; // "PZF3"
export const HEADER_BYTES = 48;
export const CODE_UNIT_BASE = 0x2000;
/** Longest word of the table, in code units: the length has four bits. */
export const MAX_WORD_CODE_UNITS = 15;
/** Occurrences are stored up to this many. */
export const MAX_OCCURRENCES = 10_000_000;

/** Nounness is stored in steps of this many bits of logarithm, 128 being 0. */
export const NOUNNESS_STEP = 0.1;

/** A count as one byte: 0 for 0, else 1..255 on a logarithmic scale up to `max`. */
export function quantise(count: number, max: number): number {
  if (count <= 0) return 0;
  return 1 + Math.round((254 * Math.log(Math.max(1, Math.min(count, max)))) / Math.log(max));
}

/** The count of every byte that quantise gives. */
export function createLevels(max: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, level) =>
    level === 0 ? 0 : Math.exp(((level - 1) * Math.log(max)) / 254),
  );
}
