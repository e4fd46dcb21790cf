import fc from 'fast-check';
import type { IndexablePost } from '../../../../utils/search/segment/segment-options.ts';
import { createPost } from '../../../create-post.ts';

/** A post for index tests; only what a test is about has to be given. */
export function createIndexablePost(fields: Partial<IndexablePost> = {}): IndexablePost {
  return { ...createPost(), id: 'a', ...fields };
}

/** Few letters, so that posts share terms; a rare Han in two units, a lone surrogate and an emoji among them. */
const words = fc.constantFrom(
  '天猫',
  '双十一',
  'gmv',
  'GMV',
  'gpt5',
  'GPT-5',
  '\n',
  '6.18',
  'c++',
  '退',
  '款',
  '的',
  '𠮷',
  '\ud840',
  '😀',
  'a',
);

/** Random texts over a small vocabulary. */
export const texts = fc
  .array(words, { maxLength: 40 })
  .map((chosen) => chosen.join(chosen.length % 3 === 0 ? ' ' : ''));

/** Random posts with distinct ids. */
export const posts = fc
  .array(
    fc.record({
      title: texts,
      titleIsDerived: fc.boolean(),
      text: texts,
      sourceId: fc.constantFrom('own', 'news'),
      tags: fc.array(words, { maxLength: 2 }),
      url: fc.constantFrom('', 'https://example.com/1', 'https://example.com/2?utm_source=x'),
      publishedAt: fc.constantFrom('', '2023-08-16', '1969-12-31', 'soon'),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((fields, i) => createIndexablePost({ ...fields, id: `post${i}`, ordinal: i * 3 })));
