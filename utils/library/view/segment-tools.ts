import type { Post } from '../../post/post.ts';
import type { Segment } from '../../search/segment/open-segment.ts';
import type { StoredSegment } from '../store/store.ts';

export interface KeyedPost {
  key: number;
  post: Post;
}

/** How posts become segments: the engine's builder with the weights and vectors that ranking wants. */
export interface SegmentTools {
  /** Most posts of one segment. */
  maxPosts: number;
  /** Names the tables of the language in use; changes when the package brings others. */
  builtWith: string;
  createBuilder(): SegmentBuilder;
  /** Merges indexes, dropping the deleted posts. Order is kept. */
  merge(segments: Segment[], deleted: (Uint8Array | null)[]): Uint8Array;
}

export interface SegmentBuilder {
  /** Returns the UTF-8 bytes of the post's title and text. What is known of the text already may be given. */
  add(post: KeyedPost, known?: { textKey: number; textBytes: number }): number;
  readonly postCount: number;
  /** The builder is empty afterwards and ready for the next segment, whose terms it knows better. */
  finish(id: number): StoredSegment;
}
