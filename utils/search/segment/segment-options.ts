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
  /** Called at the first sight of a term, with the builder's number of it. */
  learnBigram(number: number, first: number, second: number): void;
  learnWord(number: number, word: string): void;
  learnUnigram(number: number): void;
  /** A post's folded text begins; its tokens follow in order, then `finishText`. */
  beginText(text: string): void;
  addToken(number: number, offset: number): void;
  finishText(): void;
  /** The embedding of a post whose terms are terms[start..end), with their weighted counts. Valid until the next call. */
  finishPost(
    terms: Int32Array,
    counts: Uint8Array,
    start: number,
    end: number,
  ): { vector: Int8Array; passages: Uint8Array; numbers: number };
}

export interface SegmentOptions {
  /** Embeds posts; without it a segment has no embeddings. */
  createEmbedder?: () => PostEmbedder;
  /** Inverse document frequency of a term for the stored norm; called once per distinct term. 1 when left out. */
  termWeight?: (term: string) => number;
}
