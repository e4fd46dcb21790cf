import { CLASSES, DIGIT, LETTER } from './character-classes.ts';

/** A word with more changes between letters and digits is a code, not a name: a1b2c3. */
const MAX_PARTS = 3;

/** Longest number that is a version or a model when it stands apart from its name: "RTX 4090". */
const MAX_VERSION_CODE_UNITS = 4;

/**
 * English words that stand before a number without being its name, and months. With a space between, only what is not
 * among them is joined.
 */
const NO_NAMES = new Set(
  (
    'the and for with from than that over about only just more most some like into onto upon near after before since until ' +
    'under above below between within without during of in on at to by is are was were be been has had have or no not but ' +
    'as an if so up via per all any each every its his her their our your my this these those which who when where what why ' +
    'how last next first past least nearly almost around exactly another other page chapter part section figure table item ' +
    'step day week month year line row number nos jan feb mar apr may jun jul aug sep sept oct nov dec january february ' +
    'march april june july august september october november december'
  ).split(' '),
);

/** Where the parts of a word of letters and digits begin and end ("rtx4090" -> rtx, 4090), flat; none for other words. */
export function partsOfWord(folded: string, start: number, end: number): readonly number[] {
  const bounds = [start];
  let kind = CLASSES[folded.charCodeAt(start)];
  for (let i = start + 1; i < end; i++) {
    const next = CLASSES[folded.charCodeAt(i)];
    if (next === kind || (next !== LETTER && next !== DIGIT)) continue;
    bounds.push(i, i);
    kind = next;
    if (bounds.length > MAX_PARTS * 2) return NONE;
  }
  if (bounds.length === 1) return NONE;
  bounds.push(end);
  return bounds;
}

const NONE: readonly number[] = [];

/**
 * True when two neighbouring words may be one name written apart: "GPT-5", "Mate 70", not "in 70" or "May 2024".
 * @param end end of the first word, `start` start of the second, one code unit further
 */
export function isOneName(folded: string, firstStart: number, end: number, start: number, secondEnd: number): boolean {
  const before = CLASSES[folded.charCodeAt(end - 1)];
  const after = CLASSES[folded.charCodeAt(start)];
  if (before === after || before === undefined || before === 0 || after === 0) return false;
  const glue = folded.charCodeAt(start - 1);
  if (glue === 0x2d) return true;
  if (glue !== 0x20 || after !== DIGIT || end - firstStart < 2) return false;
  let digits = start;
  while (digits < secondEnd && CLASSES[folded.charCodeAt(digits)] === DIGIT) digits++;
  const number = folded.slice(start, digits);
  if (number.length > MAX_VERSION_CODE_UNITS || /^(?:19|20)\d\d$/.test(number)) return false;
  return !NO_NAMES.has(folded.slice(firstStart, end));
}
