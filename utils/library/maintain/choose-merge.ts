import { countKeys } from '../store/key-runs.ts';
import type { ManifestSegment } from '../store/manifest.ts';

/** Segments of about one size that are merged into one. Lower: merged more often. Higher: every search is slower. 2-16. */
const SEGMENTS_PER_TIER = 4;
/** Smallest tier: all segments below this are of about one size. */
const SMALLEST_TIER_POSTS = 64;
/** Share of deleted posts from which a segment is worth writing anew. */
const DELETED_SHARE = 0.3;

/**
 * Which segments to merge now, oldest first; empty when none. Tiers by size as in Lucene's TieredMergePolicy: a post is
 * written again about log4(library / 64) times in its life. A segment with many deleted posts is rewritten alone.
 * A merge never makes more than `maxPosts` posts.
 */
export function chooseMerge(segments: readonly ManifestSegment[], maxPosts: number): number[] {
  const sized = segments.map((segment) => {
    const total = countKeys(segment.keys);
    const live = total - countDeleted(segment);
    return { id: segment.id, total, live, tier: tierOf(live) };
  });
  const worn = sized.find(({ live, total }) => total - live >= Math.max(1, total * DELETED_SHARE));
  if (worn) return [worn.id];
  const tiers = [...new Set(sized.map(({ tier }) => tier))].sort((a, b) => a - b);
  for (const tier of tiers) {
    const same = sized.filter((segment) => segment.tier === tier);
    if (same.length < SEGMENTS_PER_TIER) continue;
    const chosen: number[] = [];
    let posts = 0;
    for (const segment of same) {
      if (posts + segment.live > maxPosts) break;
      posts += segment.live;
      chosen.push(segment.id);
    }
    if (chosen.length > 1) return chosen;
  }
  return [];
}

function tierOf(posts: number): number {
  let tier = 0;
  for (let limit = SMALLEST_TIER_POSTS; posts > limit; limit *= SEGMENTS_PER_TIER) tier++;
  return tier;
}

function countDeleted(segment: ManifestSegment): number {
  let count = 0;
  for (const flag of segment.deleted ?? []) count += flag;
  return count;
}
