import type { LibraryIndex } from './library-index.ts';
import type { LocatedTerm } from './query-term.ts';

/**
 * The terms of one question to a library, each looked up once: keywords, weights, retrieval and re-ranking ask for
 * many of the same. Lives as long as the question.
 */
export class LibraryTerms {
  readonly indexedPostCount: number;
  readonly #index: LibraryIndex;
  readonly #located = new Map<string, LocatedTerm>();
  /** Of terms whose places nobody asked for: those of the candidates' titles. */
  readonly #frequencies = new Map<string, number>();

  constructor(index: LibraryIndex) {
    this.#index = index;
    this.indexedPostCount = index.collection?.postCount ?? index.indexedPostCount;
  }

  locate(term: string): LocatedTerm {
    let located = this.#located.get(term);
    if (located === undefined) {
      located = this.#index.locate(term);
      this.#located.set(term, located);
    }
    return located;
  }

  /** In how many indexed posts the term stands. */
  documentFrequency(term: string): number {
    const located = this.#located.get(term);
    if (located !== undefined) return located.documentFrequency;
    let frequency = this.#frequencies.get(term);
    if (frequency === undefined) {
      frequency = this.#index.documentFrequency(term);
      this.#frequencies.set(term, frequency);
    }
    return frequency;
  }
}
