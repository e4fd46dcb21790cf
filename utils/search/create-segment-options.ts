import type { Background } from './background.ts';
import { createPostDescriber } from './embed/describe-post.ts';
import { createTermWeight } from './rank/term-weight.ts';
import type { SegmentOptions } from './segment/segment-builder.ts';

/** How posts are indexed so that they can be ranked: the bundled build, imports, clips and merges use the same. */
export function createSegmentOptions(background: Background): SegmentOptions {
  return {
    termWeight: createTermWeight(background.frequencies),
    createDescriber: (termCount) => createPostDescriber(background, termCount),
  };
}
