import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { fingerprintPost } from '../../../../utils/search/segment/fingerprint-post.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';

const words = fc
  .array(fc.constantFrom('退款', '直播间', 'GMV', '618', '，', ' ', '复购率', '私', 'churn'), { maxLength: 30 })
  .map((parts) => parts.join(''));

const posts = fc.record({
  title: words,
  titleIsDerived: fc.boolean(),
  text: words,
  tags: fc.array(words, { maxLength: 3 }),
  // A title that repeats the beginning of the text is left out of the index.
  repeats: fc.boolean(),
});

it('is the fingerprint that an index of the post holds, whatever its title and tags', () => {
  fc.assert(
    fc.property(posts, ({ repeats, ...fields }) => {
      const title = repeats ? fields.text.slice(0, 12) : fields.title;
      const post = { ...fields, title, id: '0', sourceId: 's', url: '', author: '', publishedAt: '' };
      const segment = openSegment(buildSegment([post]));
      expect(fingerprintPost(post)).toEqual([...segment.fingerprintOf(0)]);
    }),
    { numRuns: 300 },
  );
});
