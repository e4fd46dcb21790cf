import type { Post } from '../../post/post.ts';

/** What the index needs of a post. */
export interface IndexablePost
  extends Pick<
    Post,
    'id' | 'sourceId' | 'title' | 'titleIsDerived' | 'text' | 'url' | 'author' | 'publishedAt' | 'tags'
  > {
  /** Place of the post in its source; 0 when left out. */
  ordinal?: number;
}

/** Embeds posts term by term. One embedder per segment: what it knows of a term is looked up once, not per post. */
export interface PostEmbedder {
  /** Components of an embedding; a multiple of 2. */
  readonly dimensions: number;
  /** Called at the first sight of a term: writes its rows and weight into its record (term-records.ts), at `at`. */
  learnBigram(record: Int32Array, at: number, first: number, second: number): void;
  learnWord(record: Int32Array, at: number, word: string): void;
  learnUnigram(record: Int32Array, at: number): void;
  /**
   * A post's folded text begins; its tokens follow in order, then `finishText`. Returns which lane of a record holds the rows
   * for it.
   */
  beginText(text: string): number;
  addToken(row: number, offset: number): void;
  finishText(): void;
  /** The embedding of a post of so many terms, with their rows, weights and weighted counts. Valid until the next call. */
  finishPost(
    rows: Int32Array,
    weights: Int32Array,
    counts: Int32Array,
    size: number,
  ): { vector: Int8Array; passages: Uint8Array; numbers: number };
}

export interface SegmentOptions {
  /** Embeds posts; without it a segment has no embeddings. */
  createEmbedder?: () => PostEmbedder;
  /** Inverse document frequency of a term for the stored norm; called once per distinct term that a builder meets. 1 when left out. */
  termWeight?: (term: string) => number;
}
