import { hashCodeUnits } from '../bytes/hashes.ts';
import { foldCodeUnit } from '../text/fold.ts';

/** Two unrelated seeds: the id is 64 bits, so that 100,000 posts collide with a chance of about 3 in 10 billion. */
const FIRST_SEED = 0x9747b28c;
const SECOND_SEED = 0x3c6ef372;

/**
 * Makes a post's id from its content: 16 hexadecimal digits, the same in every engine and on every import.
 * Width, case, script and spacing do not count, so that re-exports of one post keep their id. All three fields count,
 * because two highlights of one article share an address.
 */
export function createPostId(post: { url: string; title: string; text: string }): string {
  const url = post.url.trim();
  const codeUnits = new Uint16Array(url.length + post.title.length + post.text.length + 2);
  let length = 0;
  for (; length < url.length; length++) codeUnits[length] = url.charCodeAt(length);
  length++; // fields end with a zero
  length = writeNormalised(codeUnits, length, post.title) + 1;
  length = writeNormalised(codeUnits, length, post.text);
  const content = codeUnits.subarray(0, length);
  return toHex(hashCodeUnits(content, FIRST_SEED)) + toHex(hashCodeUnits(content, SECOND_SEED));
}

/**
 * Writes a text folded, with runs of white space as one space and none at the ends; returns where it ends. Code unit by
 * code unit: this runs for every post of an import, and whole folded strings would cost four times as much.
 */
function writeNormalised(codeUnits: Uint16Array, start: number, text: string): number {
  let length = start;
  let isAfterSpace = true;
  for (let i = 0; i < text.length; i++) {
    const codeUnit = foldCodeUnit(text.charCodeAt(i));
    const isSpace = codeUnit <= 0x20 || (codeUnit > 0x7f && isWideSpace(codeUnit));
    if (!isSpace) codeUnits[length++] = codeUnit;
    else if (!isAfterSpace) codeUnits[length++] = 0x20;
    isAfterSpace = isSpace;
  }
  if (length > start && isAfterSpace) codeUnits[--length] = 0;
  return length;
}

/** White space beyond ASCII, as the pattern \s has it. */
function isWideSpace(codeUnit: number): boolean {
  return (
    (codeUnit >= 0x2000 && codeUnit <= 0x200a) ||
    codeUnit === 0xa0 ||
    codeUnit === 0x1680 ||
    codeUnit === 0x2028 ||
    codeUnit === 0x2029 ||
    codeUnit === 0x202f ||
    codeUnit === 0x205f ||
    codeUnit === 0x3000 ||
    codeUnit === 0xfeff
  );
}

function toHex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
