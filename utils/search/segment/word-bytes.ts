/**
 * Writes a word as bytes, each UTF-16 code unit by itself in one to three bytes (UTF-8 without pairing surrogates, known
 * as CESU-8). Comparing these bytes gives the same order as comparing JavaScript strings, and a lone surrogate
 * survives, which TextEncoder would replace.
 */
export function encodeWord(word: string): Uint8Array {
  const bytes = new Uint8Array(word.length * 3);
  return bytes.subarray(0, encodeWordInto(word, bytes));
}

/** The same into an array with room for three bytes a code unit; gives how many it took. */
export function encodeWordInto(word: string, bytes: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < word.length; i++) {
    const codeUnit = word.charCodeAt(i);
    if (codeUnit < 0x80) bytes[length++] = codeUnit;
    else if (codeUnit < 0x800) {
      bytes[length++] = 0xc0 | (codeUnit >> 6);
      bytes[length++] = 0x80 | (codeUnit & 63);
    } else {
      bytes[length++] = 0xe0 | (codeUnit >> 12);
      bytes[length++] = 0x80 | ((codeUnit >> 6) & 63);
      bytes[length++] = 0x80 | (codeUnit & 63);
    }
  }
  return length;
}

/** Reads back what encodeWord wrote. */
export function decodeWord(bytes: Uint8Array, start: number, end: number): string {
  const stop = Math.min(end, bytes.length); // damaged bytes may name any end
  let word = '';
  let i = start;
  while (i < stop) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      word += String.fromCharCode(lead);
      i += 1;
    } else if (lead < 0xe0) {
      word += String.fromCharCode(((lead & 31) << 6) | ((bytes[i + 1] ?? 0) & 63));
      i += 2;
    } else {
      word += String.fromCharCode(((lead & 15) << 12) | (((bytes[i + 1] ?? 0) & 63) << 6) | ((bytes[i + 2] ?? 0) & 63));
      i += 3;
    }
  }
  return word;
}
