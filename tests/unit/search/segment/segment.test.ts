import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { LEAD_WEIGHT, TITLE_WEIGHT } from '../../../../utils/search/segment/field-weights.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { SegmentBuilder } from '../../../../utils/search/segment/segment-builder.ts';
import { unpackNumbers } from '../../../../utils/search/segment/stored-embedding.ts';
import { createCountingEmbedder } from './counting-embedder.ts';
import { createIndexablePost, posts, texts } from './segment-posts.ts';
import { countTerms, readTerms } from './segment-terms.ts';

const shortPosts = posts.map((list) => list.map((post) => ({ ...post, text: post.text.slice(0, 250) })));

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

  it('has the same bytes from a builder that has written another segment before', () => {
    const options = { createEmbedder: createCountingEmbedder, termWeight: (term: string) => term.charCodeAt(0) % 7 };
    fc.assert(
      fc.property(posts, posts, (first, second) => {
        const builder = new SegmentBuilder(options);
        for (const list of [first, second]) {
          for (const post of list) builder.add(post);
          expect(builder.finish()).toEqual(buildSegment(list, options));
        }
      }),
      { numRuns: 100 },
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
    expect(segment.norms[0]).toBeCloseTo(Math.sqrt((2 * 3) ** 2 + 2 * 5 ** 2), 5);
  });

  it('holds every spelling of a name, and what touches another script, behind the tokens that are measured', () => {
    const build = (text: string) =>
      openSegment(buildSegment([createIndexablePost({ text })], { createEmbedder: createCountingEmbedder }));
    const segment = build('GPT-5 与 B站');
    expect(['gpt5', 'gpt', '5', 'b', 'b站'].filter((term) => segment.findTerm(term) < 0)).toEqual([]);
    expect(build('RTX4090').findTerm('4090')).toBeGreaterThanOrEqual(0);
    expect(build('人工智\n能').findTerm('智 能')).toBeGreaterThanOrEqual(0);
    // gpt, 5, 与, b, 站: five tokens, each twice for the lead.
    expect([segment.lengthOf(0), segment.distinctTermsOf(0), ...segment.vectorOf(0)]).toEqual([5, 5, 5, 10]);
    expect(segment.norms[0]).toBeCloseTo(Math.sqrt(5 * 2), 5);
  });

  it('finds terms by their beginning', () => {
    const text = '退款 退货 apple app 3.5 application app2';
    const segment = openSegment(buildSegment([createIndexablePost({ text })]));
    const termsIn = ([start, end]: [number, number]) =>
      Array.from({ length: end - start }, (_, i) => segment.termAt(start + i));
    expect(termsIn(segment.wordsBeginningWith('app'))).toEqual(['app', 'app2', 'app3.5', 'apple', 'application']);
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
