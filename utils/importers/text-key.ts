import { fold } from '../text/fold.ts';

const NOT_TEXT = /[^\p{L}\p{N}]+/gu;
/** Texts shorter than this (letters and digits) say too little to be "the same": 转发, "ok", "早安". */
const MIN_KEY_LENGTH = 8;

/**
 * A key for "the same text": letters and digits alone, folded, as 53 bits in hex. Spacing, punctuation, emoji, width, case and
 * script do not count, so that two exporters' copies of one post meet. '' for texts too short to say so.
 * When the text begins with its title (some exporters repeat it) the title counts once.
 */
export function textKey(title: string, text: string): string {
  const body = normalise(text);
  const head = normalise(title);
  const content = body === '' || body.startsWith(head) ? body || head : head + body;
  return content.length < MIN_KEY_LENGTH ? '' : hash53(content).toString(16).padStart(14, '0');
}

function normalise(text: string): string {
  return fold(text).replace(NOT_TEXT, '');
}

/** cyrb53 (bryc, public domain): two 32-bit multiply-xor lanes over UTF-16 units. */
function hash53(text: string): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
