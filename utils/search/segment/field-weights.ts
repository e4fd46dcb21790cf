/**
 * How much one occurrence of a term counts by the field it stands in. Posts and pages are counted the same way. Chosen
 * together on the tune pages of the related sets (docs/ranking-log.md).
 */

/** In a title, unless that only repeats the text's beginning. Higher: titles decide more. 1..20. */
export const TITLE_WEIGHT = 6;

/** Added to what an occurrence in the first LEAD_CODE_UNITS of the text counts. 0 turns it off. */
export const LEAD_WEIGHT = 1;
export const LEAD_CODE_UNITS = 250;

/** In a tag: a tag is chosen, like a title. */
export const TAG_WEIGHT = 2;

/** Headings stand in the main text, too: one occurrence more. 0..3. */
export const HEADING_WEIGHT = 1;

/** A title of which this many code units stand within the text's first code units repeats the text. */
const REPEATED_TITLE_CODE_UNITS = 20;
const REPEATED_TITLE_WITHIN = 600;

/** True when the text begins with the title, give or take a byline: then the title says nothing of its own. */
export function repeatsBeginning(title: string, text: string): boolean {
  const beginning = text.slice(0, REPEATED_TITLE_WITHIN).replaceAll(/\s/g, '');
  return beginning.includes(title.replaceAll(/\s/g, '').slice(0, REPEATED_TITLE_CODE_UNITS));
}
