import { analyse } from 'chardet';

/** Bytes that are looked at: frequencies are clear long before. */
const SAMPLE_BYTES = 16_384;
/** Scores are chardet's, 0 to 100. Below this it says nothing. */
const MIN_SCORE = 10;
/** From this score on, and this far before the next, nobody need be asked. */
const SURE_SCORE = 75;
const SURE_LEAD = 25;
/**
 * Shares of double-byte characters that lie in a standard's rows of common ones. chardet gives every double-byte encoding the same
 * low score for a short text; these rows tell them apart. In each standard the first level holds nearly all of real text.
 */
const COMMON_ROWS = {
  gb18030: { isCommon: (a: number, b: number) => a >= 0xb0 && a <= 0xd7 && b >= 0xa1, minShare: 0.8, score: 80 },
  big5: { isCommon: (a: number) => a >= 0xa4 && a <= 0xc6, minShare: 0.85, score: 60 },
  shift_jis: { isCommon: (a: number) => a === 0x82 || a === 0x83, minShare: 0.35, score: 70 },
} as const;
type DoubleByte = keyof typeof COMMON_ROWS;

export interface EncodingGuess {
  /** As TextDecoder calls it, likeliest first. */
  encodings: string[];
  /** True when the second is out of the question. */
  isSure: boolean;
}

/** Guesses the encoding of 8-bit text that is no UTF-8 and declares nothing; null when it looks like no text at all. */
export function guessEncoding(head: Uint8Array): EncodingGuess | null {
  const sample = head.subarray(0, SAMPLE_BYTES);
  const scores = new Map<string, number>();
  for (const { name, confidence } of analyse(sample)) {
    const encoding = toEncoding(name);
    if (encoding === null || !isPlausible(sample, encoding)) continue;
    scores.set(encoding, Math.max(scores.get(encoding) ?? 0, confidence));
  }
  for (const encoding of Object.keys(COMMON_ROWS) as DoubleByte[]) {
    const { minShare, score } = COMMON_ROWS[encoding];
    if (!scores.has(encoding) && !isPlausible(sample, encoding)) continue;
    if (shareOfCommon(sample, encoding) >= minShare) scores.set(encoding, Math.max(scores.get(encoding) ?? 0, score));
  }
  const [best, next] = [...scores].filter(([, score]) => score >= MIN_SCORE).toSorted((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  return {
    encodings: [...scores].toSorted((a, b) => b[1] - a[1]).map(([encoding]) => encoding),
    isSure: best[1] >= SURE_SCORE && best[1] - (next?.[1] ?? 0) >= SURE_LEAD,
  };
}

function toEncoding(name: string): string | null {
  try {
    const { encoding } = new TextDecoder(name);
    return encoding.startsWith('utf-') ? null : encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

/** The bytes are valid, hold no controls, and Latin letters are not mostly accented ones (which is Cyrillic misread). */
function isPlausible(sample: Uint8Array, encoding: string): boolean {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return false;
  }
  if (/(?![\t\n\f\r])\p{Cc}|\p{Co}|\p{Cn}/u.test(text)) return false;
  const isLatin = /^(?:windows-125[02478]|iso-8859-(?:[1-4]|9|1[03-6])|macintosh)$/.test(encoding);
  if (!isLatin) return true;
  const accented = text.match(/(?!\p{ASCII})\p{L}/gu)?.length ?? 0;
  // A run of accented letters is no Latin word.
  return accented === 0 || (text.match(/(?:(?!\p{ASCII})\p{L}){3,}/gu)?.join('').length ?? 0) < accented / 2;
}

function shareOfCommon(sample: Uint8Array, encoding: DoubleByte): number {
  const { isCommon } = COMMON_ROWS[encoding];
  let pairs = 0;
  let common = 0;
  for (let i = 0; i + 1 < sample.length; i++) {
    const lead = sample[i] ?? 0;
    const trail = sample[i + 1] ?? 0;
    if (lead < 0x81) continue;
    // Half-width katakana stand alone.
    if (encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) continue;
    i++;
    // Signs and punctuation are in the same rows of most standards.
    if (encoding !== 'shift_jis' && lead >= 0xa1 && lead <= 0xa3) continue;
    pairs++;
    if (isCommon(lead, trail)) common++;
  }
  return pairs === 0 ? 0 : common / pairs;
}
