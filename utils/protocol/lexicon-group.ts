/** Terms that speak of one thing, under its name. */
export interface LexiconGroup {
  /** Name of the concept, shown in reasons: 大促. */
  concept: string;
  /** Where it belongs: name of the file for bundled groups, 'reader' for the reader's own. */
  field: string;
  /** As people write them; folded when the lexicon is opened. Any two of them may stand as "甲 ≈ 乙". */
  terms: string[];
  /** Wider topic of which this is a part, when it has one: 优惠 for 优惠券 and 折扣. */
  topic?: string;
  /** True for the loose words of a topic: they speak of it, but none means another. Never joined by ≈. */
  isLoose?: boolean;
}
