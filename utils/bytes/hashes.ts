/**
 * The hashes that are stored, none of them for secrets. (Two are not stored and stay where they are used: of words to compare
 * in utils/text/token-set.ts, of beginnings to skip in utils/language/open-lexicon.ts.) What is stored must keep its
 * values for ever, or libraries of older versions find their own posts no more; tests/unit/bytes/hashes.test.ts holds some
 * of each.
 *
 * | function | stored as | by |
 * |---|---|---|
 * | `hashString` | the address of a post in a segment | utils/search/segment |
 * | `mixHash` | tokens in a post's fingerprint in a segment, of `hashString` or a bigram of code units | utils/search/segment |
 * | `hashCodeUnits` | the two halves of a post's id | utils/post/create-post-id.ts |
 * | `hashCodeUnits53` | the key of "the same text" in a segment's table | utils/post/text-key.ts |
 *
 * Checksums of stored bytes are CRC-32 (crc32.ts).
 */

/** Mixes 32 bits so that every input bit changes every output bit: the finaliser of MurmurHash3. */
export function mixHash(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32-bit hash of a string's UTF-16 code units: FNV-1a over code units instead of bytes, then mixed. */
export function hashString(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixHash(h);
}

/** MurmurHash3 (x86, 32 bits; Austin Appleby, public domain) over UTF-16 code units, two to a block. */
export function hashCodeUnits(codeUnits: Uint16Array, seed: number): number {
  const { length } = codeUnits;
  let hash = seed;
  const even = length & ~1;
  for (let i = 0; i < even; i += 2) {
    hash ^= mixBlock((codeUnits[i] as number) | ((codeUnits[i + 1] as number) << 16));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  if (length & 1) hash ^= mixBlock(codeUnits[even] as number);
  return mixHash(hash ^ length);
}

function mixBlock(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** cyrb53 (bryc, public domain): two 32-bit multiply-xor lanes over UTF-16 code units, joined to 53 bits. */
export function hashCodeUnits53(content: readonly Uint16Array[]): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (const codeUnits of content) {
    for (let i = 0; i < codeUnits.length; i++) {
      const codeUnit = codeUnits[i] as number;
      first = Math.imul(first ^ codeUnit, 2654435761);
      second = Math.imul(second ^ codeUnit, 1597334677);
    }
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
