import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { FREQUENCY_LEVELS } from '../../../../utils/search/segment/frequency-levels.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { createPostingGroups } from '../../../../utils/search/segment/postings.ts';
import { SegmentError } from '../../../../utils/search/segment/segment-format.ts';
import { verifySegment } from '../../../../utils/search/segment/verify-segment.ts';
import { createCountingEmbedder } from './counting-embedder.ts';
import { createIndexablePost } from './segment-posts.ts';

describe('damaged bytes', () => {
  const sample = buildSegment(
    Array.from({ length: 80 }, (_, i) =>
      createIndexablePost({
        id: `p${i}`,
        title: `标题${i}`,
        titleIsDerived: false,
        text: '天猫双十一 gmv 退款 '.repeat(i % 5) + i,
      }),
    ),
    { createEmbedder: createCountingEmbedder },
  );

  it('are detected, whichever bit is wrong', () => {
    expect(verifySegment(sample)).toBe(true);
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = sample.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(verifySegment(bytes)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are detected when cut short or empty', () => {
    for (const length of [0, 3, 15, 16, 100, sample.length - 1]) {
      expect(verifySegment(sample.subarray(0, length))).toBe(false);
      expect(() => openSegment(sample.slice(0, Math.min(length, 100)))).toThrow(SegmentError);
    }
  });

  it('never make reading hang or fail in another way, even before the checksum was looked at', () => {
    const groups = createPostingGroups(65536);
    const changes = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(changes, (places) => {
        const bytes = sample.slice();
        for (const [at, value] of places) bytes[at] = value;
        try {
          const segment = openSegment(bytes);
          const sums = new Int32Array(segment.postCount);
          const contributions = new Int32Array(FREQUENCY_LEVELS.length).fill(1);
          for (const term of ['天猫', 'gmv', '退款', '1', '79']) {
            const place = segment.findTerm(term);
            if (place < 0) continue;
            segment.accumulate(place, contributions, sums);
            segment.readPostings(place, groups);
            segment.lookUp(place, [0, 5, 79], () => {});
          }
          for (let post = 0; post < Math.min(segment.postCount, 100); post++) {
            segment.idOf(post);
            segment.titleOf(post);
            segment.vectorOf(post);
            segment.passagesOf(post);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SegmentError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of another kind or version are refused with what to do', () => {
    expect(() => openSegment(new TextEncoder().encode('{"posts": []}'.repeat(30)))).toThrow(/Not a segment/);
    const newer = sample.slice();
    newer[4] = 99;
    expect(() => openSegment(newer)).toThrow(/version 99.*Rebuild/);
  });
});
