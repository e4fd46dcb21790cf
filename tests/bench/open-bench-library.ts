import type { LanguageTables } from '../../utils/language/language-tables.ts';
import type { Post } from '../../utils/post/post.ts';
import { createSegmentOptions } from '../../utils/search/create-segment-options.ts';
import { LibraryIndex } from '../../utils/search/index/library-index.ts';
import type { SearchedLibrary } from '../../utils/search/index/searched-library.ts';
import { openSegment, type Segment } from '../../utils/search/segment/open-segment.ts';
import { SegmentBuilder } from '../../utils/search/segment/segment-builder.ts';
import { MAX_SEGMENT_POSTS } from '../../utils/search/segment/segment-format.ts';

/** A library of the posts in memory, indexed with the real code. */
export function openBenchLibrary(
  posts: readonly Post[],
  language: LanguageTables,
): SearchedLibrary & { indexBytes: number } {
  const segments: Segment[] = [];
  for (let start = 0; start < posts.length; start += MAX_SEGMENT_POSTS) {
    const builder = new SegmentBuilder(createSegmentOptions(language));
    for (const post of posts.slice(start, start + MAX_SEGMENT_POSTS)) builder.add(post);
    segments.push(openSegment(builder.finish()));
  }
  return {
    index: new LibraryIndex(segments.map((segment) => ({ segment }))),
    loadPosts: async (numbers) => numbers.flatMap((number) => posts[number] ?? []),
    now: () => performance.now(),
    indexBytes: segments.reduce((sum, segment) => sum + (segment.bytes?.length ?? 0), 0),
  };
}
