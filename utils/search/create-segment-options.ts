import type { LanguageTables } from '../language/language-tables.ts';
import { createTermWeight } from '../language/term-weight.ts';
import { createPostEmbedder } from './embed/embed-posts.ts';
import type { SegmentOptions } from './segment/segment-options.ts';

/** How posts are indexed so that they can be ranked: the bundled build, imports, clips and merges use the same. */
export function createSegmentOptions(language: LanguageTables): SegmentOptions {
  return {
    termWeight: createTermWeight(language.frequencies),
    createEmbedder: () => createPostEmbedder(language),
  };
}
