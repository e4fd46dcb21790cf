/** Words in a term that are made of letters and digits, with or without a hyphen or space between. */
const MIXED_NAME = /[a-z]+[- ]?\d+(?:\.\d+)*[a-z]*|\d+[a-z]+/;

/**
 * Finds a folded term in folded text however its letters and digits are put together (gpt5, GPT-5, GPT 5); null when
 * it can be written in one way only.
 */
export function spellingPattern(term: string): RegExp | null {
  if (!MIXED_NAME.test(term)) return null;
  const known = PATTERNS.get(term);
  if (known !== undefined) return known;
  const pattern = new RegExp(spellingSource(term), 'g');
  if (PATTERNS.size >= MAX_REMEMBERED) PATTERNS.clear();
  PATTERNS.set(term, pattern);
  return pattern;
}

/** Patterns remembered: one page or query asks for the same few again and again. */
const MAX_REMEMBERED = 200;
const PATTERNS = new Map<string, RegExp>();

/** Between Han and Latin or a number some writers set a space or a hyphen (歼-20), and some lines end. */
const SCRIPT_GAP = '[ \\n-]?';
/** Between the letters and the digits of a name, and for a hyphen. */
const NAME_GAP = '[- ]?';
const HAN = '[\u3400-\u9fff]';
/** Between two Han characters a line may end; a space stands where one of the two is by itself, as letters set apart. */
const HAN_GAP = `(?:\\n| (?:(?<=(?<!${HAN})${HAN} )|(?=${HAN}(?!${HAN}))))?`;

/** The source of a pattern that finds a folded term however it is spaced and hyphenated; white space as any white space. */
export function spellingSource(term: string): string {
  return term
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/(?<=[㐀-鿿])(?:\\s\+|-)?(?=[a-z0-9])|(?<=[a-z0-9])(?:\\s\+|-)?(?=[㐀-鿿])/g, SCRIPT_GAP)
    .replaceAll(/(?<=[a-z])(?:-|\\s\+)?(?=\d)|(?<=\d)-?(?=[a-z])|(?<=[a-z])-(?=[a-z])/g, NAME_GAP)
    .replaceAll(/(?<=[㐀-鿿])(?=[㐀-鿿])/g, HAN_GAP);
}
