export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Share of a sample's code units with one zero byte that tells UTF-16 without a mark: ASCII signs make them. */
const UTF16_ZERO_SHARE = 0.2;
/** Share of the non-ASCII characters that must be common Chinese for bytes to count as GB18030. */
const COMMON_HAN_SHARE = 0.5;
const COMMON_HAN = /[\u4e00-\u9fa5\u3000-\u3011\uff01-\uff5e\u2014\u2018-\u201d\u2026]/g;

/**
 * Tells a text's encoding from its first bytes: a byte order mark, else zero bytes where UTF-16 has them, else UTF-8 when it is
 * valid, else GB18030 when that gives mostly common Chinese characters. null when it is none of them: not a text.
 */
export function detectEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(head);
  const units = Math.max(1, head.length >> 1);
  if (zeros.odd / units > UTF16_ZERO_SHARE && zeros.even < zeros.odd / 20) return 'utf-16le';
  if (zeros.even / units > UTF16_ZERO_SHARE && zeros.odd < zeros.even / 20) return 'utf-16be';
  if (decodes(head, 'utf-8') !== null) return zeros.odd + zeros.even > head.length / 100 ? null : 'utf-8';
  if (zeros.odd + zeros.even > 0) return null;
  const chinese = decodes(head, 'gb18030');
  if (chinese !== null && isPlausibleChinese(chinese)) return 'gb18030';
  // UTF-8 with a few broken bytes is more likely than anything else that is left, when most of it decodes.
  return isMostlyUtf8(head) ? 'utf-8' : null;
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

function isPlausibleChinese(text: string): boolean {
  const others = text.replace(/\p{ASCII}/gu, '');
  const common = others.match(COMMON_HAN)?.length ?? 0;
  return common >= others.length * COMMON_HAN_SHARE;
}

function isMostlyUtf8(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  const broken = text.split('\ufffd').length - 1;
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return broken + controls <= text.length / 100;
}
