import type { Segment } from '../segment/open-segment.ts';
import { COLUMN } from '../segment/segment-format.ts';
import type { IndexedPosts } from './indexed-posts.ts';

/**
 * Posts looked up by id or address in one view without a map: 60,000 posts are gone through in 0.1-0.5 ms, the maps take
 * 50 ms just after the first answer, and 10 MB. 1..100.
 */
const SCANNED_LOOKUPS = 20;

/** Finds the posts of one index by what they are called: their ids and addresses. */
export class PostLookup {
  readonly #index: IndexedPosts;
  /** Questions for one post by its id or address so far. */
  #lookups = 0;
  #byId: Map<string, number> | null = null;
  #byUrlHash: Map<number, number[]> | null = null;

  constructor(index: IndexedPosts) {
    this.#index = index;
  }

  /** Number of the live post with this id, or -1. */
  byId(id: string): number {
    if (!this.#isAskedOften()) return this.#scan((segment) => segment.idTest(id)).at(-1) ?? -1;
    this.#byId ??= this.#indexLive((segment, local, post, map: Map<string, number>) =>
      map.set(segment.idOf(local), post),
    );
    return this.#byId.get(id) ?? -1;
  }

  /** Numbers of the live posts whose address has this hash (hashString of the address as stored). */
  byUrlHash(hash: number): readonly number[] {
    if (hash === 0) return [];
    if (!this.#isAskedOften()) {
      return this.#scan((segment) => {
        const hashes = segment.columnView(COLUMN.urlHash);
        return (local) => hashes[local] === hash;
      });
    }
    this.#byUrlHash ??= this.#indexLive((segment, local, post, map: Map<number, number[]>) => {
      const key = segment.urlHashOf(local);
      const posts = map.get(key);
      if (posts) posts.push(post);
      else map.set(key, [post]);
    });
    return this.#byUrlHash.get(hash) ?? [];
  }

  /** Numbers of the live posts whose address has one of these hashes. */
  byUrlHashes(hashes: ReadonlySet<number>): readonly number[] {
    return this.#scan((segment) => {
      const own = segment.columnView(COLUMN.urlHash);
      return (local) => {
        const hash = own[local] ?? 0;
        return hash !== 0 && hashes.has(hash);
      };
    });
  }

  /** A page asks once or twice, an import for each of its posts: only that is worth a map of the whole library. */
  #isAskedOften(): boolean {
    return ++this.#lookups > SCANNED_LOOKUPS;
  }

  /** Numbers of the live posts that pass their segment's test. */
  #scan(testOf: (segment: Segment) => (local: number) => boolean): number[] {
    const found: number[] = [];
    this.#index.segments.forEach((segment, number) => {
      const base = this.#index.baseOf(number);
      const isWanted = testOf(segment);
      for (let local = 0; local < segment.postCount; local++) {
        if (isWanted(local) && this.#index.live[base + local] === 1) found.push(base + local);
      }
    });
    return found;
  }

  #indexLive<K, V>(add: (segment: Segment, local: number, post: number, map: Map<K, V>) => void): Map<K, V> {
    const map = new Map<K, V>();
    this.#index.segments.forEach((segment, number) => {
      const base = this.#index.baseOf(number);
      for (let local = 0; local < segment.postCount; local++) {
        if (this.#index.live[base + local] === 1) add(segment, local, base + local, map);
      }
    });
    return map;
  }
}
