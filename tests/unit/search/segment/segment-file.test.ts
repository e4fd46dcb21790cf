import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { FREQUENCY_LEVELS } from '../../../../utils/search/segment/frequency-levels.ts';
import { ListRing } from '../../../../utils/search/segment/list-ring.ts';
import { mergeSegments } from '../../../../utils/search/segment/merge-segments.ts';
import { openSegment, type Segment } from '../../../../utils/search/segment/open-segment.ts';
import { openSegmentFile } from '../../../../utils/search/segment/open-segment-file.ts';
import { SegmentError } from '../../../../utils/search/segment/segment-format.ts';
import { createCountingEmbedder } from './counting-embedder.ts';
import { createMemoryFile } from './memory-file.ts';
import { createIndexablePost, posts } from './segment-posts.ts';
import { readTerms } from './segment-terms.ts';

/** Holds few lists, so that the test's are read again and again, over each other. */
const SMALL_RING = 64;

const EMBEDDED = { createEmbedder: createCountingEmbedder };

function readPosts(segment: Segment) {
  return Array.from({ length: segment.postCount }, (_, post) => ({
    id: segment.idOf(post),
    title: segment.titleOf(post),
    source: segment.sourceIdOf(post),
    vector: [...segment.vectorOf(post)],
    passages: [...segment.passagesOf(post)],
    norm: segment.norms[post],
    numbers: [segment.ordinalOf(post), segment.lengthOf(post), ...segment.fingerprintOf(post)],
  }));
}

/** All that a question asks of a term. */
function askTerm(segment: Segment, place: number) {
  const sums = new Int32Array(segment.postCount);
  const levels: number[][] = [];
  segment.accumulate(
    place,
    Int32Array.from(FREQUENCY_LEVELS, (_, level) => level + 1),
    sums,
  );
  segment.lookUp(
    place,
    Array.from(sums, (_, post) => post),
    (index, level) => levels.push([index, level]),
  );
  return { count: segment.documentFrequencyAt(place), sums: [...sums], levels };
}

describe('a segment that stays in its file', () => {
  it('says the same as one in memory, in whatever order its lists are asked for', () => {
    const orders = fc.array(fc.nat(10_000), { maxLength: 40 });
    fc.assert(
      fc.property(posts, orders, (list, order) => {
        const bytes = buildSegment(list, EMBEDDED);
        const whole = openSegment(bytes);
        const paged = openSegmentFile(createMemoryFile(bytes), new ListRing(SMALL_RING));
        expect(readTerms(paged)).toEqual(readTerms(whole));
        expect(readPosts(paged)).toEqual(readPosts(whole));
        for (const number of order) {
          if (whole.termCount === 0) break;
          const place = number % whole.termCount;
          expect(askTerm(paged, place)).toEqual(askTerm(whole, place));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shares the ring with other segments', () => {
    const halves = ['天猫 退款 gmv 的', '退款 gmv 天猫 双十一'].map((text, half) =>
      buildSegment(Array.from({ length: 40 }, (_, i) => createIndexablePost({ id: `${half}-${i}`, text: text + i }))),
    );
    const ring = new ListRing(4096);
    const paged = halves.map((bytes) => openSegmentFile(createMemoryFile(bytes), ring));
    const whole = halves.map((bytes) => openSegment(bytes));
    for (let place = 0; place < 60; place++) {
      for (const [i, segment] of paged.entries()) {
        const other = whole[i];
        if (other && place < other.termCount) expect(askTerm(segment, place)).toEqual(askTerm(other, place));
      }
    }
  });

  it('reads a list that it has just read no second time', () => {
    const bytes = buildSegment(Array.from({ length: 40 }, (_, i) => createIndexablePost({ id: `${i}`, text: '退款' })));
    const file = createMemoryFile(bytes);
    const segment = openSegmentFile(file, new ListRing(4096));
    const place = segment.findTerm('退款');
    const first = askTerm(segment, place);
    const { reads } = file;
    expect(askTerm(segment, place)).toEqual(first);
    expect(file.reads).toBe(reads);
  });

  it('merges to the same bytes', () => {
    fc.assert(
      fc.property(posts, fc.nat(30), (list, cut) => {
        const halves = [list.slice(0, cut), list.slice(cut)].map((half) => buildSegment(half, EMBEDDED));
        const ring = new ListRing(SMALL_RING);
        const paged = halves.map((bytes) => openSegmentFile(createMemoryFile(bytes), ring));
        expect(mergeSegments(paged)).toEqual(mergeSegments(halves.map((bytes) => openSegment(bytes))));
      }),
      { numRuns: 50 },
    );
  });

  const sample = buildSegment(
    Array.from({ length: 80 }, (_, i) => createIndexablePost({ id: `p${i}`, text: `天猫双十一 退款 ${i % 7} ${i}` })),
    EMBEDDED,
  );

  it('knows when a bit of it is wrong', () => {
    expect(openSegmentFile(createMemoryFile(sample)).isIntact()).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 160, max: sample.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = sample.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        try {
          expect(openSegmentFile(createMemoryFile(bytes)).isIntact()).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(SegmentError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('fails with a SegmentError and in no other way when bytes are wrong or missing', () => {
    const changes = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(changes, fc.nat(sample.length), (places, missing) => {
        const bytes = sample.slice(0, sample.length - (missing % 3 === 0 ? missing : 0));
        for (const [at, value] of places) if (at < bytes.length) bytes[at] = value;
        try {
          const segment = openSegmentFile({ ...createMemoryFile(bytes), size: sample.length }, new ListRing(1024));
          for (const term of ['天猫', '退款', '1', '79']) {
            const place = segment.findTerm(term);
            if (place >= 0) askTerm(segment, place);
          }
          for (let post = 0; post < Math.min(segment.postCount, 100); post++) {
            segment.idOf(post);
            segment.titleOf(post);
            segment.passagesOf(post);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SegmentError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
