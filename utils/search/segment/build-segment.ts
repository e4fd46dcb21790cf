import { SegmentBuilder } from './segment-builder.ts';
import type { IndexablePost, SegmentOptions } from './segment-options.ts';

/** One segment of all `posts`, at most MAX_SEGMENT_POSTS. */
export function buildSegment(posts: Iterable<IndexablePost>, options: SegmentOptions = {}): Uint8Array {
  const builder = new SegmentBuilder(options);
  for (const post of posts) builder.add(post);
  return builder.finish();
}
