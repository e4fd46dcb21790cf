import type { LibraryIndex } from '../index/library-index.ts';
import { TypedSearch } from './typed-search.ts';

/** Searches kept: one of each surface that is open, and the one before. */
const MAX_REMEMBERED = 4;

/** Keeps the last searches of a library, so that a question asked again goes on where its last answer stopped. */
export function rememberSearches(): (
  index: LibraryIndex,
  query: string,
  /** Tells apart searches of one query with different conditions. */
  conditions?: string,
  accept?: (post: number) => boolean,
) => TypedSearch {
  let remembered: { index: LibraryIndex; key: string; search: TypedSearch }[] = [];
  return (index, query, conditions = '', accept) => {
    const key = `${conditions}\n${query}`;
    const known = remembered.find((one) => one.index === index && one.key === key);
    const kept = known ?? { index, key, search: new TypedSearch(index, query, accept) };
    // Searches of an older state of the library would keep it in memory.
    remembered = [kept, ...remembered.filter((one) => one !== kept && one.index === index)].slice(0, MAX_REMEMBERED);
    return kept.search;
  };
}
