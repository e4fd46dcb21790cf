import { isHanCodeUnit, isWordCodeUnit } from './tokenise.ts';

/** The script a text is mostly written in. */
export type Script = 'han' | 'latin';

/** Code units looked at. 500..5,000; a text says early in which script it is. */
const LOOKED_AT = 2_000;
/** A text with more letters than this for each Han character is in Latin letters: a Chinese one holds names and code. */
const LETTERS_PER_HAN = 3;

/** The script of a folded text; Han when it holds neither. */
export function scriptOf(folded: string): Script {
  let han = 0;
  let letters = 0;
  const end = Math.min(folded.length, LOOKED_AT);
  for (let i = 0; i < end; i++) {
    const codeUnit = folded.charCodeAt(i);
    if (isHanCodeUnit(codeUnit)) han++;
    else if (isWordCodeUnit(codeUnit)) letters++;
  }
  return letters > LETTERS_PER_HAN * han ? 'latin' : 'han';
}
