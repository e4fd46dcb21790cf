import { hashUnits } from '../bytes/hashes.ts';
import { foldUnit } from '../text/fold.ts';

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
  const units = new Uint16Array(url.length + post.title.length + post.text.length + 2);
  let length = 0;
  for (; length < url.length; length++) units[length] = url.charCodeAt(length);
  length++; // fields end with a zero
  length = writeNormalised(units, length, post.title) + 1;
  length = writeNormalised(units, length, post.text);
  const content = units.subarray(0, length);
  return toHex(hashUnits(content, FIRST_SEED)) + toHex(hashUnits(content, SECOND_SEED));
}

/**
 * Writes a text folded, with runs of white space as one space and none at the ends; returns where it ends. Unit by
 * unit: this runs for every post of an import, and whole folded strings would cost four times as much.
 */
function writeNormalised(units: Uint16Array, start: number, text: string): number {
  let length = start;
  let isAfterSpace = true;
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    const isSpace = unit <= 0x20 || (unit > 0x7f && isWideSpace(unit));
    if (!isSpace) units[length++] = unit;
    else if (!isAfterSpace) units[length++] = 0x20;
    isAfterSpace = isSpace;
  }
  if (length > start && isAfterSpace) units[--length] = 0;
  return length;
}

/** White space beyond ASCII, as the pattern \s has it. */
function isWideSpace(unit: number): boolean {
  return (
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

function toHex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
