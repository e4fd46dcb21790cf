import type { LibraryIndex } from '../index/library-index.ts';
import { type GetPosts, type TypedResult, TypedSearch } from './typed-search.ts';

export interface SearchOptions {
  limit: number;
  /** Posts to leave out at the beginning, for paging. */
  offset?: number;
  /** Further conditions on a post (source, tag, year). */
  accept?: (post: number) => boolean;
}

/** The first answer of a typed search, without what asking on would find. */
export function searchPosts(
  index: LibraryIndex,
  query: string,
  { limit, offset = 0, accept }: SearchOptions,
  getPosts: GetPosts,
): Promise<TypedResult> {
  return new TypedSearch(index, query, accept).take(offset, limit, getPosts);
}
