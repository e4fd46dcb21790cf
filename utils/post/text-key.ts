import { hashCodeUnits53 } from '../bytes/hashes.ts';
import { foldCodeUnit } from '../text/fold.ts';

const NOT_TEXT = /[^\p{L}\p{N}]/u;
/** Texts shorter than this (letters and digits) say too little to be "the same": 转发, "ok", "早安". */
const MIN_KEY_LENGTH = 8;

const DROPPED = 0;
const KEPT = 1;
const UNKNOWN = 2;
/** Of each UTF-16 code unit whether it is a letter or digit; looked up in Unicode's tables when first met. */
const KINDS = new Uint8Array(65_536).fill(UNKNOWN);

/**
 * A key for "the same text": letters and digits alone, folded, as 53 bits in hex. Spacing, punctuation, emoji, width, case and
 * script do not count, so that two exporters' copies of one post meet. '' for texts too short to say so.
 * When the text begins with its title (some exporters repeat it) the title counts once.
 */
export function textKey(title: string, text: string): string {
  const body = keepText(text);
  const head = keepText(title);
  const content = body.length === 0 || startsWith(body, head) ? (body.length > 0 ? [body] : [head]) : [head, body];
  const length = content.reduce((sum, codeUnits) => sum + codeUnits.length, 0);
  return length < MIN_KEY_LENGTH ? '' : hashCodeUnits53(content).toString(16).padStart(14, '0');
}

/** The letters and digits of a text, folded code unit by code unit (a whole folded string would cost more than the key). */
function keepText(text: string): Uint16Array {
  const kept = new Uint16Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const codeUnit = foldCodeUnit(text.charCodeAt(i));
    if ((codeUnit & 0xfc00) === 0xd800) {
      const pair = String.fromCodePoint(text.codePointAt(i) ?? codeUnit);
      if (!NOT_TEXT.test(pair)) for (let half = 0; half < pair.length; half++) kept[length++] = pair.charCodeAt(half);
      i += pair.length - 1;
      continue;
    }
    let kind = KINDS[codeUnit];
    if (kind === UNKNOWN) {
      kind = NOT_TEXT.test(String.fromCharCode(codeUnit)) ? DROPPED : KEPT;
      KINDS[codeUnit] = kind;
    }
    if (kind === KEPT) kept[length++] = codeUnit;
  }
  return kept.subarray(0, length);
}

function startsWith(codeUnits: Uint16Array, head: Uint16Array): boolean {
  if (head.length > codeUnits.length) return false;
  for (let i = 0; i < head.length; i++) if (codeUnits[i] !== head[i]) return false;
  return true;
}
