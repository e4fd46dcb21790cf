import type { Post } from '../../post/post.ts';
import type { StoredSegment } from './store.ts';

/** A post to be indexed, with what whoever reads it knows already: the key of its text and its bytes. */
export interface PostToIndex {
  key: number;
  post: Post;
  textKey: number;
  textBytes: number;
}

/** Makes segments of an import's posts, here or in another thread. */
export interface SegmentIndexer {
  /** Takes the next posts, in order. Resolves when there is room for more. */
  add(posts: readonly PostToIndex[]): Promise<void>;
  /** The segment of what was added since the last one. Further posts may be added before it has resolved. */
  finish(id: number): Promise<StoredSegment>;
  /** How long it has worked so far, ms. */
  readonly busyMs: number;
  /** Ends it; calls that are open reject or never end. */
  close(): void;
}
