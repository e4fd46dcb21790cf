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
  const pattern = new RegExp(spellingSource(term));
  if (PATTERNS.size >= MAX_REMEMBERED) PATTERNS.clear();
  PATTERNS.set(term, pattern);
  return pattern;
}

/** Patterns remembered: one page or query asks for the same few again and again. */
const MAX_REMEMBERED = 200;
const PATTERNS = new Map<string, RegExp>();

/**
 * The source of a pattern for a folded term: white space as any white space, and between letters and digits as well as
 * between Han and Latin, where writers set a space or do not, an optional one; in names a hyphen, too.
 */
export function spellingSource(term: string): string {
  return term
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/(?<=[㐀-鿿])(?:\\s\+)?(?=[a-z0-9])|(?<=[a-z0-9])(?:\\s\+)?(?=[㐀-鿿])/g, '\\s*')
    .replaceAll(/(?<=[a-z])(?:-|\\s\+)?(?=\d)|(?<=\d)-?(?=[a-z])/g, '[- ]?')
    .replaceAll(/(?<=[㐀-鿿])(?=[㐀-鿿])/g, '\\n?');
}
