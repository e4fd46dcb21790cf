import { countTextBytes } from '../../post/count-text-bytes.ts';
import { textKey } from '../../post/text-key.ts';
import { mergeSegments } from '../../search/segment/merge-segments.ts';
import { SegmentBuilder } from '../../search/segment/segment-builder.ts';
import { MAX_SEGMENT_POSTS } from '../../search/segment/segment-format.ts';
import type { SegmentOptions } from '../../search/segment/segment-options.ts';
import { createPostTableBuilder } from './post-table.ts';
import type { SegmentTools } from './segment-tools.ts';

/** The engine's builder and merger with one set of options, and the table beside each index. */
export function createSegmentTools(options: SegmentOptions, builtWith: string): SegmentTools {
  return {
    builtWith,
    maxPosts: MAX_SEGMENT_POSTS,
    createBuilder() {
      const index = new SegmentBuilder(options);
      let table = createPostTableBuilder();
      return {
        add({ key, post }, known) {
          index.add(post, key);
          const textBytes = known?.textBytes ?? countTextBytes(post);
          const textKeyNumber = known?.textKey ?? toTextKeyNumber(post.title, post.text);
          table.add({ tags: post.tags, author: post.author, textKey: textKeyNumber, textBytes });
          return textBytes;
        },
        get postCount() {
          return index.postCount;
        },
        finish(id) {
          const segment = { id, index: index.finish(), table: table.finish() };
          table = createPostTableBuilder();
          return segment;
        },
      };
    },
    merge: (segments, deleted) => mergeSegments(segments, deleted),
  };
}

/** The key of "the same text" as a number; 0 for texts too short to have one. */
export function toTextKeyNumber(title: string, text: string): number {
  const key = textKey(title, text);
  return key === '' ? 0 : Number.parseInt(key, 16);
}
