import { BYTE_SCALE } from '../../language/embeddings-format.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { ScoredPost } from '../index/query-term.ts';
import { TopPosts } from '../index/top-posts.ts';
import { COLUMN } from '../segment/segment-format.ts';
import { signsOf } from '../segment/stored-embedding.ts';
import { dotAt, type MeaningSpace } from './meaning-space.ts';
import type { PageMeaning } from './page-meaning.ts';

/** Up to this many posts every embedding is compared; beyond, those whose signs agree best with the page's. */
const ALL_COMPARED = 4_096;
/** Posts that are compared after the look at signs. Higher: fewer near posts are missed, and slower. 512..4,000. */
const BEST_BY_SIGNS = 1_536;

const LATIN_BIT = 256;
const NOT_LOOKED_AT = 255;

/** The `limit` posts of the page's script whose embeddings are nearest to the page's, best first, with the cosine. */
export function findNearestPosts(index: LibraryIndex, meaning: PageMeaning, limit: number): ScoredPost[] {
  const counts = measureDistances(index, meaning);
  const farthest = findFarthest(counts, meaning.space.postCount <= ALL_COMPARED ? Infinity : BEST_BY_SIGNS);
  const nearest = new TopPosts(limit, Number.NEGATIVE_INFINITY);
  const { text, space } = meaning;
  const { distances } = space;
  const offset = dotAt(text, space.centre, 0);
  index.segments.forEach((segment, number) => {
    const base = index.baseOf(number);
    const { vectors, dimensions, postCount } = segment;
    for (let post = 0; post < postCount; post++) {
      if ((distances[base + post] as number) > farthest) continue;
      const at = post * dimensions;
      const length = lengthOf(space, base + post, vectors, at);
      const cosine = length > 0 ? (dotBytes(text, vectors, at) / BYTE_SCALE - offset) / length : 0;
      nearest.add(base + post, cosine);
    }
  });
  return nearest.sorted();
}

/** Dot product of `a` with the embedding that begins at `at`, as bytes. */
function dotBytes(a: Float32Array, vectors: Int8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (vectors[at + i] as number);
  return sum;
}

/** Length of a post's embedding less the library's centre: worked out at the first page that is held against the post. */
function lengthOf({ centre, lengths }: MeaningSpace, post: number, vectors: Int8Array, at: number): number {
  const known = lengths[post] as number;
  if (known > 0) return known;
  let square = 0;
  for (let i = 0; i < centre.length; i++) {
    const value = (vectors[at + i] as number) / BYTE_SCALE - (centre[i] as number);
    square += value * value;
  }
  const length = Math.sqrt(square);
  lengths[post] = length;
  return length;
}

/** Measures in how many signs each post's embedding differs from the page's; gives how many posts there are by distance. */
function measureDistances(index: LibraryIndex, { raw, script, space }: PageMeaning): Uint32Array {
  const page = Int8Array.from(raw, (value) => Math.round(value * BYTE_SCALE));
  const own = signsOf(page, 0, page.length);
  const wanted = script === 'latin' ? LATIN_BIT : 0;
  const { live } = index;
  const { distances } = space;
  const isWhole = space.postCount === index.indexedPostCount;
  if (!isWhole) distances.fill(NOT_LOOKED_AT);
  const counts = new Uint32Array(33);
  index.segments.forEach((segment, number) => {
    if (segment.dimensions !== page.length) return;
    const base = index.baseOf(number);
    const { signs, postCount } = segment;
    const numbers = segment.columnView(COLUMN.embedding);
    for (let post = 0; post < postCount; post++) {
      if (!isWhole && (live[base + post] === 0 || ((numbers[post] as number) & LATIN_BIT) !== wanted)) continue;
      const distance = countBits((signs[post] as number) ^ own);
      distances[base + post] = distance;
      counts[distance] = (counts[distance] as number) + 1;
    }
  });
  return counts;
}

/** The distance within which `wanted` posts lie, all of them when there are fewer. */
function findFarthest(counts: Uint32Array, wanted: number): number {
  let farthest = 0;
  for (let sum = counts[0] as number; sum < wanted && farthest < 32; sum += counts[farthest] as number) farthest++;
  return farthest;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
