import type { ImportFile } from '../importer/importer.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { guessEncoding } from './guess-encoding.ts';

/** A name that TextDecoder knows, in lower case. */
export type Encoding = string;

/** Share of a sample's code units with one zero byte that tells UTF-16 without a mark: ASCII signs make them. */
const UTF16_ZERO_SHARE = 0.2;
/** Zero bytes on the wrong side that UTF-16 may have: 一 is U+4E00. */
const UTF16_WRONG_SHARE = 0.2;
/** Valid UTF-8 with so many characters beyond ASCII is UTF-8, whatever it declares: pages were saved anew, their `<meta>` was not. */
const MIN_UTF8_CHARACTERS = 4;

/** A file's encoding: the one that the reader chose, else what detectEncoding finds. */
export function encodingOf(file: ImportFile): Encoding | null {
  return file.encoding ?? detectEncoding(file.head);
}

/**
 * A text's encoding, from its first bytes: a byte order mark, else zero bytes where UTF-16 has them, else what the file
 * declares, else UTF-8 when it is valid, else a guess from the frequency of characters. null when it is no text.
 */
export function detectEncoding(head: Uint8Array): Encoding | null {
  const { encoding } = detect(head);
  return encoding;
}

/** The encodings that may be meant when neither a mark nor a declaration nor UTF-8 tells, likeliest first; else []. */
export function listUnsureEncodings(head: Uint8Array): Encoding[] {
  const { encoding, isGuessed } = detect(head);
  if (encoding === null || !isGuessed) return [];
  const guess = guessEncoding(head);
  return guess === null || guess.isSure ? [] : guess.encodings;
}

function detect(head: Uint8Array): { encoding: Encoding | null; isGuessed: boolean } {
  const told = (encoding: Encoding | null) => ({ encoding, isGuessed: false });
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return told('utf-8');
  if (head[0] === 0xff && head[1] === 0xfe) return told('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return told('utf-16be');
  const zeros = countZeros(head);
  const utf16 = detectUtf16(head, zeros);
  if (utf16 !== null) return told(utf16);
  const utf8 = decodes(head, 'utf-8');
  if (utf8 !== null && zeros.odd + zeros.even > head.length / 100) return told(null);
  const declared = declaredEncoding(head);
  const isClearlyUtf8 = utf8 !== null && (utf8.match(/[^\p{ASCII}]/gu)?.length ?? 0) >= MIN_UTF8_CHARACTERS;
  if (declared !== null && declared !== 'utf-8' && !isClearlyUtf8) return told(declared);
  if (utf8 !== null) return told('utf-8');
  if (zeros.odd + zeros.even > 0) return told(null);
  // UTF-8 with a few broken bytes is more likely than anything else that is left, when most of it decodes.
  if (isMostlyUtf8(head)) return told('utf-8');
  return { encoding: guessEncoding(head)?.encodings[0] ?? null, isGuessed: true };
}

function detectUtf16(head: Uint8Array, zeros: { even: number; odd: number }): Encoding | null {
  const codeUnits = Math.max(1, head.length >> 1);
  for (const { encoding, right, wrong } of [
    { encoding: 'utf-16le', right: zeros.odd, wrong: zeros.even },
    { encoding: 'utf-16be', right: zeros.even, wrong: zeros.odd },
  ]) {
    if (right / codeUnits <= UTF16_ZERO_SHARE || wrong > right * UTF16_WRONG_SHARE) continue;
    const text = decodes(head.subarray(0, head.length & ~1), encoding);
    if (text !== null && !/(?!\s)\p{Cc}|\p{Cn}/u.test(text)) return encoding;
  }
  return null;
}

function countZeros(head: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}

/** The text, or null when the bytes are not valid. A character cut off by the end of the sample is no fault. */
function decodes(head: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}

function isMostlyUtf8(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  const broken = text.split('\ufffd').length - 1;
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  // In Chinese text most bytes belong to longer sequences: valid ones outnumber the broken ones by far, in UTF-8 alone.
  const whole = text.match(/(?!\ufffd)[^\p{ASCII}]/gu)?.length ?? 0;
  return controls === 0 && (broken <= text.length / 100 || whole > broken * 10);
}
