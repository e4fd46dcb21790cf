import type { DuplicateFinder } from '../imports/duplicate-finder.ts';
import { hashFacts } from '../store/folder-record.ts';
import type { LibraryView } from '../view/view.ts';
import { locatePost } from '../view/view.ts';
import { findUntouched } from './find-untouched.ts';
import type { FolderReading } from './read-folder.ts';

/**
 * What the library has of a followed folder's posts. `elsewhere` finds what other sources hold. A post of this source counts as
 * held when it is as the file has it, or the reader edited it here; of a changed file only exact copies count, since the new
 * version is nearly the same as the old one by nature.
 */
export function createFolderFinder(
  view: LibraryView,
  sourceId: string,
  reading: FolderReading,
  elsewhere: DuplicateFinder,
): DuplicateFinder {
  return {
    async check(post) {
      const known = reading.current()?.known ?? null;
      const number = view.whole.findById(post.id);
      if (number < 0) return known ? (elsewhere.hasText(post.textKey) ? 'same-text' : 'none') : elsewhere.check(post);
      const { part, local } = locatePost(view, number);
      if (part.segment.sourceIdOf(local) !== sourceId) return 'same-text';
      const given = known?.posts.find(([id]) => id === post.id);
      if (given === undefined || given[1] === hashFacts(post)) return 'same-text';
      return (await findUntouched(view, sourceId, [given])).has(post.id) ? 'none' : 'same-text';
    },
    hasText: elsewhere.hasText,
    hasUrl: (url) => !reading.current()?.known && elsewhere.hasUrl(url),
  };
}
