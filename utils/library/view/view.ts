import type { Post } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { LibraryIndex } from '../../search/index/library-index.ts';
import type { LibraryManifest } from '../store/manifest.ts';
import type { LibraryPart } from './part.ts';

/**
 * The library at one generation: what every question is answered from. Immutable; a change makes a new view, so no
 * answer ever mixes two states.
 */
export interface LibraryView {
  manifest: LibraryManifest;
  dismissals: readonly Dismissal[];
  parts: readonly LibraryPart[];
  /** First post number of each part within the index; one more at the end. */
  starts: readonly number[];
  /** What can be found: no deleted posts, none of sources that are off. */
  index: LibraryIndex;
  /** All posts that are not deleted, under the same numbers. */
  whole: LibraryIndex;
  /** Posts by their numbers in the index, in the order asked. Posts that cannot be read are missing from the answer. */
  loadPosts(numbers: readonly number[]): Promise<Post[]>;
}

/** Which part a post number of the index lies in, and its number there. */
export function locatePost(
  view: Pick<LibraryView, 'parts' | 'starts'>,
  number: number,
): { part: LibraryPart; local: number } {
  for (let i = view.parts.length - 1; i >= 0; i--) {
    const start = view.starts[i] ?? 0;
    const part = view.parts[i];
    if (part && number >= start) return { part, local: number - start };
  }
  throw new RangeError(`No part of the library holds post number ${number}.`);
}
