/**
 * How much of a document is read at most. Every one of the 193 evaluation pages stays below half of each bound; the
 * hostile pages of the tests run into every one. What a bound cuts off is gone, and the Page says `truncated`.
 */
export interface ReadingBounds {
  /** Elements copied. Range 1,000-100,000; more costs time in Readability, which visits each up to five times. */
  maxElements: number;
  /** Nodes looked at, copied or not (comments, scripts, hidden parts). */
  maxVisits: number;
  /** Depth of the copy; deeper elements are dropped and their text kept. Readability recurses, so this bounds its stack. */
  maxDepth: number;
  /** Sum of the depths of all elements up to which Readability is asked. The largest evaluation page has 100,376. */
  maxNesting: number;
  /** UTF-16 code units of text copied for Readability to choose from. */
  maxCopiedText: number;
  /** UTF-16 code units of `Page.text`. A long novel chapter has 30,000. */
  maxText: number;
  /** Milliseconds for the copy; a slow document is read as far as it got. */
  maxCopyMs: number;
  /** Milliseconds after which no further attempt at finding the article is started. */
  maxReadMs: number;
}

export const READING_BOUNDS: ReadingBounds = {
  maxElements: 20_000,
  maxVisits: 400_000,
  maxDepth: 200,
  maxNesting: 400_000,
  maxCopiedText: 1_000_000,
  maxText: 200_000,
  maxCopyMs: 400,
  maxReadMs: 1_000,
};
