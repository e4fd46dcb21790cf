import { type GivenPost, hashFacts } from '../store/folder-record.ts';
import { BUNDLED_PART } from '../view/part.ts';
import { type LibraryView, locatePost } from '../view/view.ts';

/** Posts looked at together. About 4 KB each. 100-10,000. */
const BATCH_POSTS = 500;

/**
 * Of the posts that files gave, those that the library still holds as they came, by id with their keys. What the reader
 * edited or deleted since is not among them.
 */
export async function findUntouched(
  view: LibraryView,
  sourceId: string,
  given: readonly GivenPost[],
): Promise<Map<string, number>> {
  const untouched = new Map<string, number>();
  for (let start = 0; start < given.length; start += BATCH_POSTS) {
    const facts = new Map(given.slice(start, start + BATCH_POSTS));
    const numbers = new Map<string, number>();
    for (const id of facts.keys()) {
      const number = view.whole.findById(id);
      if (number >= 0 && locatePost(view, number).part.id !== BUNDLED_PART) numbers.set(id, number);
    }
    for (const post of await view.loadPosts([...numbers.values()])) {
      const number = numbers.get(post.id);
      if (number === undefined || post.sourceId !== sourceId || hashFacts(post) !== facts.get(post.id)) continue;
      const { part, local } = locatePost(view, number);
      untouched.set(post.id, part.segment.ordinalOf(local));
    }
  }
  return untouched;
}
