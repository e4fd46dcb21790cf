/** Letters between which no space stands, and their punctuation. */
export const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
/** The last word of a line, with its hyphen: longer ones are no words. */
const BROKEN_WORD = /(?:^|[^\p{L}-])\p{L}{1,40}[-\u00ad\u2010]$/u;
const LOOKED_AT = 48;

/**
 * A line as it goes on in the next line of its paragraph: without a space at Han letters, without the hyphen of a word that was
 * broken (one that has hyphens of its own keeps it), else with a space.
 */
export function endLine(line: string, next: string): string {
  const end = line.slice(-LOOKED_AT);
  if (/\p{L}[-\u00ad\u2010]$/u.test(end) && /^\p{L}/u.test(next))
    return BROKEN_WORD.test(end) && /^\p{Ll}/u.test(next) ? line.slice(0, -1) : line;
  return HAN.test(end.at(-1) ?? '') || HAN.test(next.charAt(0)) ? line : `${line} `;
}
