/** Terms that speak of one thing, under its name. */
export interface LexiconGroup {
  /** Name of the concept, shown in reasons: 大促. */
  concept: string;
  /** Where it belongs: name of the file for bundled groups, 'reader' for the reader's own. */
  field: string;
  /** As people write them; folded when the lexicon is opened. */
  terms: string[];
}
