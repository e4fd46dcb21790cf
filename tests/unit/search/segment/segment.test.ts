import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNumbers, unpackNumbers } from '../../../../utils/search/embed/stored-embedding.ts';
import { LEAD_WEIGHT, TITLE_WEIGHT } from '../../../../utils/search/field-weights.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { FREQUENCY_LEVELS } from '../../../../utils/search/segment/frequency-levels.ts';
import { mergeSegments } from '../../../../utils/search/segment/merge-segments.ts';
import { openSegment, type Segment } from '../../../../utils/search/segment/open-segment.ts';
import { createPostingGroups } from '../../../../utils/search/segment/postings.ts';
import type { IndexablePost, PostEmbedder } from '../../../../utils/search/segment/segment-builder.ts';
import { SegmentError } from '../../../../utils/search/segment/segment-format.ts';
import { verifySegment } from '../../../../utils/search/segment/verify-segment.ts';
import { fold } from '../../../../utils/text/fold.ts';
import { tokenise } from '../../../../utils/text/tokenise.ts';
import { createIndexablePost, posts, texts } from './segment-posts.ts';

/** term -> post -> frequency level's value, read back from a segment. */
function readTerms(segment: Segment): Map<string, Map<number, number>> {
  const terms = new Map<string, Map<number, number>>();
  const groups = createPostingGroups(segment.postCount);
  for (let place = 0; place < segment.termCount; place++) {
    const list = new Map<number, number>();
    segment.readPostings(place, groups);
    for (let i = 0; i < groups.oneCount; i++) list.set(groups.ones[i] ?? -1, 1);
    for (let i = 0; i < groups.moreCount; i++) {
      list.set(groups.more[i] ?? -1, FREQUENCY_LEVELS[groups.levels[i] ?? -1] ?? -1);
    }
    expect(list.size).toBe(segment.documentFrequencyAt(place));
    terms.set(segment.termAt(place), list);
  }
  return terms;
}

/** The same by plain code: body + lead, tags twice, own titles six times. */
function countTerms(list: readonly IndexablePost[]): Map<string, Map<number, number>> {
  const terms = new Map<string, Map<number, number>>();
  list.forEach((post, number) => {
    const counts = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const term of tokenise(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
    };
    add(post.text, 2); // all within the lead
    for (const tag of post.tags) add(tag, 2);
    const bare = (text: string) => fold(text).replaceAll(/\s/g, '');
    if (!post.titleIsDerived && !bare(post.text).includes(bare(post.title).slice(0, 20))) add(post.title, 6);
    for (const [term, count] of counts) {
      const nearest = FREQUENCY_LEVELS.reduce((a, b) => (Math.abs(b - count) < Math.abs(a - count) ? b : a));
      const posts = terms.get(term) ?? new Map<number, number>();
      terms.set(term, posts.set(number, nearest));
    }
  });
  return terms;
}

const shortPosts = posts.map((list) => list.map((post) => ({ ...post, text: post.text.slice(0, 250) })));

/** Embeds a post as the number of its distinct terms and the sum of their counts; each token of the text is a passage. */
function createCountingEmbedder(): PostEmbedder {
  let tokens: number[] = [];
  return {
    dimensions: 2,
    learnBigram: () => {},
    learnWord: () => {},
    learnUnigram: () => {},
    beginText: () => {
      tokens = [];
    },
    addToken: (_, offset) => tokens.push(offset),
    finishText: () => {},
    finishPost: (_, counts, start, end) => ({
      vector: Int8Array.of(
        end - start,
        counts.subarray(start, end).reduce((sum, count) => sum + count, 0),
      ),
      passages: Uint8Array.from(tokens),
      numbers: packNumbers({ script: 'han', passageCount: tokens.length, expected: 0.5 }),
    }),
  };
}

describe('a segment', () => {
  it('gives back every term, post and frequency that went in', () => {
    fc.assert(
      fc.property(shortPosts, (list) => {
        const segment = openSegment(buildSegment(list));
        expect(readTerms(segment)).toEqual(countTerms(list));
      }),
      { numRuns: 200 },
    );
  });

  it('gives back what it knows of each post', () => {
    const list = [
      createIndexablePost({ id: '甲', title: 'ＧＭＶ 是什么', titleIsDerived: false, text: '成交总额', ordinal: 7 }),
      createIndexablePost({
        id: 'b',
        sourceId: 'news',
        title: '标题',
        text: '标题',
        publishedAt: '1970-01-03T00:00:00Z',
      }),
    ];
    const segment = openSegment(buildSegment(list, { createEmbedder: createCountingEmbedder }));
    expect(segment.idOf(0)).toBe('甲');
    expect(segment.titleOf(0)).toBe('gmv 是什么');
    expect([segment.titleOf(1), segment.hasOwnTitle(1)]).toEqual(['', false]);
    expect([segment.ordinalOf(0), segment.lengthOf(0), segment.publishedDayOf(0)]).toEqual([7, 3, -1]);
    expect([segment.sourceIdOf(0), segment.sourceIdOf(1), segment.publishedDayOf(1)]).toEqual(['own', 'news', 2]);
    // Terms of the first: gmv, 是什, 什么 in the title; 成交, 交总, 总额 in the lead. Of the second: 标题 in the lead.
    expect([...segment.vectorOf(0)]).toEqual([6, 3 * TITLE_WEIGHT + 3 * (1 + LEAD_WEIGHT)]);
    expect([...segment.vectorOf(1)]).toEqual([1, 1 + LEAD_WEIGHT]);
    expect([...segment.passagesOf(0), '|', ...segment.passagesOf(1)]).toEqual([0, 1, 2, '|', 0]);
    expect(unpackNumbers(segment.embeddingNumbersOf(0))).toEqual({ script: 'han', passageCount: 3, expected: 0.5 });
    expect([...segment.signs]).toEqual([3, 3]); // both components of both posts are above 0
  });

  it('keeps the norm of the weighted terms', () => {
    const list = [createIndexablePost({ text: '天猫 天猫 gmv' })];
    const termWeight = (term: string) => (term === '天猫' ? 3 : 5);
    const segment = openSegment(buildSegment(list, { termWeight }));
    // Both stand in the lead, so each counts twice: frequencies 4 and 2, square roots 2 and 1.41.
    expect(segment.normOf(0)).toBeCloseTo(Math.sqrt((2 * 3) ** 2 + 2 * 5 ** 2), 5);
  });

  it('finds terms by their beginning', () => {
    const text = '退款 退货 apple app 3.5 application app2';
    const segment = openSegment(buildSegment([createIndexablePost({ text })]));
    const termsIn = ([start, end]: [number, number]) =>
      Array.from({ length: end - start }, (_, i) => segment.termAt(start + i));
    expect(termsIn(segment.wordsBeginningWith('app'))).toEqual(['app', 'app2', 'apple', 'application']);
    expect(termsIn(segment.wordsBeginningWith('z'))).toEqual([]);
    expect(termsIn(segment.bigramsBeginningWith('退'.charCodeAt(0)))).toEqual(['退款', '退货']);
    expect(segment.findTerm('appl')).toBe(-1);
    expect(segment.findTerm('货退')).toBe(-1);
  });

  it('holds lists of every density, gaps of every size', () => {
    const list = Array.from({ length: 3000 }, (_, i) => {
      const terms = [1, 2, 7, 90, 95, 100, 700, 1499].filter((step) => i % step === 0).map((step) => `every${step}`);
      if (i < 40 || i === 2999) terms.push('clustered');
      return createIndexablePost({ id: `${i}`, text: terms.join(i % 2 === 0 ? ' ' : ' again ') });
    });
    const segment = openSegment(buildSegment(list));
    expect(readTerms(segment)).toEqual(countTerms(list));
  });

  it('opens at an odd place of a larger buffer', () => {
    const bytes = buildSegment([createIndexablePost({ id: 'x', text: '天猫' })]);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openSegment(shifted.subarray(3)).idOf(0)).toBe('x');
  });

  it('refuses the 65,537th post', () => {
    function* tooMany() {
      for (let i = 0; i <= 65536; i++) yield createIndexablePost({ id: `${i}` });
    }
    expect(() => buildSegment(tooMany())).toThrow(RangeError);
  });

  it('is empty when no posts went in', () => {
    const segment = openSegment(buildSegment([]));
    expect([segment.postCount, segment.termCount, segment.findTerm('天猫'), segment.findTerm('')]).toEqual([
      0, 0, -1, -1,
    ]);
  });
});

describe('merging', () => {
  it('gives the bytes of one build over the same posts, wherever they were split', () => {
    fc.assert(
      fc.property(posts, fc.array(fc.nat(30), { maxLength: 3 }), (list, cuts) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, list.length)).sort((a, b) => a - b), list.length];
        const segments = places.slice(1).map((end, i) => openSegment(buildSegment(list.slice(places[i], end))));
        expect(mergeSegments(segments)).toEqual(buildSegment(list));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out deleted posts as if they had never been there', () => {
    fc.assert(
      fc.property(
        posts,
        fc.nat(30),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        (list, cut, isDeleted) => {
          const halves = [list.slice(0, cut), list.slice(cut)];
          const segments = halves.map((half) => openSegment(buildSegment(half)));
          const deleted = [isDeleted.slice(0, cut), isDeleted.slice(cut)].map((flags) =>
            Uint8Array.from(flags, Number),
          );
          const kept = list.filter((_, i) => !isDeleted[i]);
          const merged = openSegment(mergeSegments(segments, deleted));
          const fresh = openSegment(buildSegment(kept));
          expect(readTerms(merged)).toEqual(readTerms(fresh));
          for (let post = 0; post < kept.length; post++) {
            expect(merged.idOf(post)).toBe(fresh.idOf(post));
            expect(merged.sourceIdOf(post)).toBe(fresh.sourceIdOf(post));
            expect(merged.titleOf(post)).toBe(fresh.titleOf(post));
            expect(merged.fingerprintOf(post)).toEqual(fresh.fingerprintOf(post));
            expect(merged.normOf(post)).toBe(fresh.normOf(post));
          }
          expect(merged.lengthSum).toBe(fresh.lengthSum);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps embeddings and passages with their posts', () => {
    fc.assert(
      fc.property(posts, fc.nat(30), (list, cut) => {
        const build = (some: typeof list) =>
          openSegment(buildSegment(some, { createEmbedder: createCountingEmbedder }));
        const merged = openSegment(mergeSegments([build(list.slice(0, cut)), build(list.slice(cut))]));
        const fresh = build(list);
        for (let post = 0; post < list.length; post++) {
          expect(merged.vectorOf(post)).toEqual(fresh.vectorOf(post));
          expect(merged.passagesOf(post)).toEqual(fresh.passagesOf(post));
          expect(merged.embeddingNumbersOf(post)).toBe(fresh.embeddingNumbersOf(post));
        }
        expect(merged.signs).toEqual(fresh.signs);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses embeddings of another size', () => {
    const build = (dimensions: number) =>
      openSegment(
        buildSegment([createIndexablePost({ text: 'a' })], {
          createEmbedder: () => ({
            ...createCountingEmbedder(),
            dimensions,
            finishPost: () => ({ vector: new Int8Array(dimensions), passages: new Uint8Array(), numbers: 0 }),
          }),
        }),
      );
    expect(() => mergeSegments([build(4), build(2)])).toThrow(RangeError);
  });
});

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

describe('fingerprints', () => {
  it('are equal for equal texts and differ for unrelated ones', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const build = () => openSegment(buildSegment([createIndexablePost({ text })])).fingerprintOf(0);
        expect(build()).toEqual(build());
      }),
      { numRuns: 20 },
    );
  });
});
