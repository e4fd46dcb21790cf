import type { Post } from '../../post/post.ts';
import type { LibraryIndex } from './library-index.ts';

/** The library as far as finding needs it. */
export interface SearchedLibrary {
  index: LibraryIndex;
  /** Posts by their numbers in the index; those that cannot be read may be missing. */
  loadPosts(numbers: readonly number[]): Promise<Post[]>;
  /** True for posts that the reader dismissed for this page or everywhere. */
  isHidden?(post: number): boolean;
  /** True for posts that the page links to: the reader knows of them. */
  isCited?(post: Post): boolean;
  /** Milliseconds, for elapsedMs. */
  now(): number;
}
