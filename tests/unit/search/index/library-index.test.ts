import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashString } from '../../../../utils/bytes/hashes.ts';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import type { QueryTerm } from '../../../../utils/search/index/query-term.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { compareFingerprints } from '../../../../utils/search/segment/fingerprint.ts';
import { FREQUENCY_LEVELS } from '../../../../utils/search/segment/frequency-levels.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import type { IndexablePost } from '../../../../utils/search/segment/segment-options.ts';
import { tokenise, tokeniseWithSpellings } from '../../../../utils/text/tokenise.ts';
import { hashRetrieval } from '../../../browser/parity/hash-retrieval.ts';
import { PARITY_POSTS } from '../segment/parity-posts.ts';
import { createIndexablePost, posts } from '../segment/segment-posts.ts';

function createIndex(
  list: readonly IndexablePost[],
  cuts: readonly number[] = [],
  deleted: ReadonlySet<number> = new Set(),
) {
  const places = [0, ...cuts.map((cut) => Math.min(cut, list.length)).sort((a, b) => a - b), list.length];
  return new LibraryIndex(
    places.slice(1).map((end, i) => {
      const start = places[i] ?? 0;
      const part = list.slice(start, end);
      return {
        segment: openSegment(buildSegment(part)),
        deleted: Uint8Array.from(part, (_, local) => (deleted.has(start + local) ? 1 : 0)),
      };
    }),
  );
}

/** Frequencies of short posts without titles and tags, by plain code: everything stands in the lead, so it counts twice. */
function frequencyIn(post: IndexablePost, term: string): number {
  const isTerm = (token: string) => token === term;
  const tokens = tokenise(post.text).filter(isTerm).length;
  // What is no token may be another spelling of one.
  const count = 2 * (tokens || tokeniseWithSpellings(post.text).filter(isTerm).length);
  if (count === 0) return 0;
  return FREQUENCY_LEVELS.reduce((a, b) => (Math.abs(b - count) < Math.abs(a - count) ? b : a));
}

/** What retrieve must give, by plain code over the posts. */
function retrievePlainly(list: readonly IndexablePost[], query: readonly QueryTerm[], deleted: ReadonlySet<number>) {
  return list
    .map((post, number) => {
      const norm = Math.sqrt([...new Set(tokenise(post.text))].reduce((sum, term) => sum + frequencyIn(post, term), 0));
      const sum = query.reduce((total, { term, weight }) => total + weight * Math.sqrt(frequencyIn(post, term)), 0);
      return { post: number, score: norm === 0 || deleted.has(number) ? 0 : sum / norm };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.post - b.post);
}

const plainPosts = posts.map((list) =>
  list.map((post) => ({ ...post, title: '', titleIsDerived: true, tags: [], text: post.text.slice(0, 250) })),
);
const queries = fc.array(
  fc.record({
    term: fc.constantFrom(
      '天猫',
      '双十',
      'gmv',
      '6.18',
      'c++',
      '退',
      '退款',
      '的',
      '猫退',
      '没有',
      'a',
      '\ud840\udfb7',
    ),
    weight: fc.double({ min: 0.01, max: 20, noNaN: true }),
  }),
  { maxLength: 12 },
);
const someNumbers = fc.array(fc.nat(30), { maxLength: 8 });

describe('retrieving', () => {
  it('gives the posts and scores of a plain reference, over any split and any deletions', () => {
    fc.assert(
      fc.property(
        plainPosts,
        queries,
        someNumbers,
        someNumbers,
        fc.integer({ min: 1, max: 12 }),
        (list, query, cuts, gone, limit) => {
          const deleted = new Set(gone);
          const expected = retrievePlainly(list, query, deleted);
          const found = createIndex(list, cuts, deleted).retrieve(query, limit);
          expect(found.length).toBe(Math.min(limit, expected.length));
          const scores = new Map(expected.map(({ post, score }) => [post, score]));
          found.forEach(({ post, score }, rank) => {
            expect(score).toBeCloseTo(scores.get(post) ?? -1, 4);
            // Rounding may swap posts whose scores are equal to five digits, never more.
            expect(score).toBeCloseTo(expected[rank]?.score ?? -1, 4);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the very same numbers however the posts are split into segments', () => {
    fc.assert(
      fc.property(posts, queries, someNumbers, (list, query, cuts) => {
        expect(createIndex(list, cuts).retrieve(query, 10)).toEqual(createIndex(list).retrieve(query, 10));
      }),
      { numRuns: 200 },
    );
  });

  it('orders equal scores by post number', () => {
    const list = Array.from({ length: 50 }, (_, i) =>
      createIndexablePost({ id: `${i}`, text: i % 2 ? '天猫' : '退款' }),
    );
    const found = createIndex(list, [13, 30]).retrieve([{ term: '天猫', weight: 1 }], 5);
    expect(found.map(({ post }) => post)).toEqual([1, 3, 5, 7, 9]);
  });

  it('gives nothing for an empty query, unknown terms, no room or an empty library', () => {
    const index = createIndex([createIndexablePost({ text: '天猫' })]);
    expect(index.retrieve([], 5)).toEqual([]);
    expect(index.retrieve([{ term: '没有', weight: 1 }], 5)).toEqual([]);
    expect(index.retrieve([{ term: '天猫', weight: 0 }], 5)).toEqual([]);
    expect(index.retrieve([{ term: '天猫', weight: 1 }], 0)).toEqual([]);
    expect(new LibraryIndex([]).retrieve([{ term: '天猫', weight: 1 }], 5)).toEqual([]);
  });
});

describe('single posts', () => {
  it('are scored beside the best when asked for, with the score they would have among them', () => {
    fc.assert(
      fc.property(posts, queries, someNumbers, fc.array(fc.nat(29), { maxLength: 6 }), (list, query, cuts, wanted) => {
        const also = [...new Set(wanted)].filter((post) => post < list.length);
        const index = createIndex(list, cuts);
        const all = new Map(index.retrieve(query, list.length).map(({ post, score }) => [post, score]));
        const found = index.retrieve(query, 2, also);
        expect(new Set(found.map(({ post }) => post)).size).toBe(found.length);
        expect(found.map(({ post }) => post)).toEqual(expect.arrayContaining(also));
        for (const { post, score } of found) expect(score).toBeCloseTo(all.get(post) ?? 0, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the frequencies of chosen terms in chosen posts, in the order they were asked for', () => {
    fc.assert(
      fc.property(plainPosts, someNumbers, fc.array(fc.nat(29), { maxLength: 10 }), (list, cuts, wanted) => {
        const asked = [...new Set(wanted)].filter((post) => post < list.length);
        const terms = ['天猫', 'gmv', '没有', '退款', '退'];
        const expected = asked.flatMap((post) =>
          terms.map((term) => frequencyIn(list[post] ?? createIndexablePost(), term)),
        );
        expect([...createIndex(list, cuts).termFrequenciesOf(asked, terms)]).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a snapshot', () => {
  const list = [
    createIndexablePost({ id: 'a', text: '天猫', url: 'https://example.com/a?utm_source=x' }),
    createIndexablePost({ id: 'b', sourceId: 'news', text: '天猫 天猫' }),
    createIndexablePost({ id: 'a', text: '天猫 新' }),
  ];

  it('leaves out deleted posts and those of sources that are off', () => {
    const part = { segment: openSegment(buildSegment(list)), deleted: Uint8Array.of(1, 0, 0) };
    const query = [{ term: '天猫', weight: 1 }];
    const whole = new LibraryIndex([part]);
    expect([whole.postCount, whole.indexedPostCount]).toEqual([2, 3]);
    const index = new LibraryIndex([part], { offSources: new Set(['news']) });
    expect(index.postCount).toBe(1);
    expect(index.retrieve(query, 5).map(({ post }) => post)).toEqual([2]);
    expect(index.findById('a')).toBe(2);
    expect(index.findById('b')).toBe(-1);
    expect(index.documentFrequency('天猫')).toBe(3);
    expect([whole.livePostsWith('天猫'), index.livePostsWith('天猫'), index.livePostsWith('京东')]).toEqual([2, 1, 0]);
  });

  it('finds a post by its address, whatever was added to that for the visitor', () => {
    const index = new LibraryIndex([{ segment: openSegment(buildSegment(list)) }]);
    expect(index.findByUrlHash(hashString('https://example.com/a'))).toEqual([0]);
    expect(index.findByUrlHash(0)).toEqual([]);
  });

  it('finds the same by id and address when it is asked once as when it is asked for a whole import', () => {
    const posts = Array.from({ length: 60 }, (_, i) =>
      createIndexablePost({ id: `id${i}`, text: `第${i}篇`, url: i % 3 === 0 ? 'https://example.com/shared' : '' }),
    );
    const asked = createIndex(posts, [20, 21, 45], new Set([3, 30]));
    const shared = hashString('https://example.com/shared');
    const ask = (i: number) => [
      asked.findById(`id${i}`),
      asked.findById(`none${i}`),
      ...asked.findByUrlHash(i === 0 ? hashString('https://example.com/other') : shared),
    ];
    const places = posts.flatMap((_, i) => (i % 3 === 0 && i !== 3 && i !== 30 ? [i] : []));
    for (let i = 0; i < posts.length; i++) {
      expect(ask(i)).toEqual([i === 3 || i === 30 ? -1 : i, -1, ...(i === 0 ? [] : places)]);
    }
  });

  it('tells near-duplicates by their fingerprints', () => {
    const text = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 5000))).join('');
    const other = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 104729) % 5000))).join('');
    const index = createIndex(
      [text, `${text.slice(0, 190)}另一个结尾`, other].map((t, i) => createIndexablePost({ id: `${i}`, text: t })),
    );
    const [a, b, c] = [0, 1, 2].map((post) => index.fingerprintOf(post)) as [number, number][];
    expect(compareFingerprints(...(a ?? [0, 0]), ...(b ?? [0, 0]))).toBeGreaterThan(0.7);
    expect(compareFingerprints(...(a ?? [0, 0]), ...(c ?? [0, 0]))).toBeLessThan(0.4);
  });

  it('has the same tokens, bytes and scores here as in every browser', () => {
    // The browser tests compute the same from the same posts. A change here is a change of the format or the scores.
    expect(hashRetrieval(PARITY_POSTS)).toMatchInlineSnapshot(`
      {
        "scores": "e246b2a0",
        "segment": "44a4b53c",
        "tokens": "19d7b91a",
      }
    `);
  });
});
