import { isHanCodeUnit } from '../../text/tokenise.ts';

/** 32 signs that folded text does not hold: upper-case letters (folding lowers them) and their neighbours. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`';

/**
 * Writes every Han code unit as four signs of SIGNS. MiniSearch's tree scans the children of a node one by one: a root of
 * thousands of Han characters is what makes it slow, 32 children are not. Other code units stay, and so do prefixes.
 */
export function encodeHan(folded: string): string {
  let coded = '';
  for (let i = 0; i < folded.length; i++) {
    const codeUnit = folded.charCodeAt(i);
    if (!isHanCodeUnit(codeUnit)) {
      coded += folded[i];
      continue;
    }
    const code = codeUnit - 0x3000; // Han, kana and Hangul reach from 0x3005 to 0xfaff
    coded += (SIGNS[(code >> 12) & 31] ?? '') + (SIGNS[(code >> 7) & 31] ?? '') + (SIGNS[(code >> 2) & 31] ?? '');
    coded += SIGNS[code & 3] ?? '';
  }
  return coded;
}
