import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTeamHits, parseTeamMapping, parseTermStatistics } from '../../../utils/team/parse-team-answer.ts';
import { readCentres } from '../../../utils/team/team-centres.ts';
import { TeamFailure } from '../../../utils/team/team-failure.ts';

const answer = (...hits: unknown[]) => ({ hits: { hits } });
const hit = (id: unknown, source: object) => ({ _id: id, _source: source });

function codeOf(parse: () => unknown): string {
  try {
    parse();
    return 'taken';
  } catch (thrown) {
    return thrown instanceof TeamFailure ? thrown.code : `${thrown}`;
  }
}

describe('posts of an engine', () => {
  it('are cleaned and bounded like those of a file', () => {
    const { hits, unreadCount } = parseTeamHits(
      answer(
        hit('a', {
          title: '<b>退款</b>\u202e',
          text: '一\u0000二',
          url: 'javascript:alert(1)',
          tags: ['x', 'x'],
          source: '内容组',
        }),
        hit('b', { title: 7, text: '只有正文', url: 'https://team.example/b', date: 'yesterday', tags: 'no list' }),
        hit('c', { text: 'x'.repeat(300_000) }),
      ),
      100,
    );
    expect(unreadCount).toBe(0);
    expect(hits.map(({ post }) => post)).toMatchObject([
      { id: 'a', title: '<b>退款</b>', text: '一二', url: '', tags: ['x'], sourceId: 'team:内容组', publishedAt: '' },
      { id: 'b', title: '只有正文', text: '只有正文', url: 'https://team.example/b', publishedAt: '', tags: [] },
      { id: 'c', text: 'x'.repeat(200_000) },
    ]);
  });

  it('are passed over and counted when they are none, or the same once more', () => {
    const raw = [null, 7, {}, hit('', {}), hit(1, { text: 'x' }), hit('e', {}), hit('x'.repeat(600), { text: 'x' })];
    const { hits, unreadCount } = parseTeamHits(
      answer(hit('a', { text: '好' }), ...raw, hit('a', { text: '好' })),
      100,
    );
    expect(hits.map(({ post }) => post.id)).toEqual(['a']);
    expect(unreadCount).toBe(raw.length + 1);
  });

  it('are no more than were asked for', () => {
    const many = Array.from({ length: 5000 }, (_, i) => hit(String(i), { text: `第 ${i} 篇` }));
    expect(parseTeamHits(answer(...many), 100).hits).toHaveLength(100);
  });

  it('go on from places that are small', () => {
    const places = [[1.5, 'id'], new Array(500).fill('x'), [{}], 'x', undefined];
    const hits = places.map((sort, i) => ({ ...hit(String(i), { text: '好' }), sort }));
    expect(parseTeamHits(answer(...hits), 100).hits.map(({ sort }) => sort)).toEqual([
      [1.5, 'id'],
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('whatever an engine answers', () => {
  const shaped = fc.record(
    {
      hits: fc.record(
        {
          total: fc.oneof(fc.record({ value: fc.anything(), relation: fc.anything() }), fc.anything()),
          hits: fc.array(
            fc.oneof(
              fc.anything(),
              fc.record({
                _id: fc.oneof(fc.string(), fc.anything()),
                _source: fc.dictionary(
                  fc.constantFrom('title', 'text', 'url', 'tags', 'author', 'date', 'source', '__proto__'),
                  fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.anything()),
                ),
                sort: fc.anything(),
              }),
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

  it('is posts of text alone with safe addresses, or an answer that cannot be taken', () => {
    fc.assert(
      fc.property(fc.oneof(shaped, fc.anything()), (said) => {
        let parsed: ReturnType<typeof parseTeamHits>;
        try {
          parsed = parseTeamHits(said, 10);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TeamFailure);
          return;
        }
        expect(parsed.hits.length).toBeLessThanOrEqual(10);
        for (const { post } of parsed.hits) {
          for (const text of [post.id, post.title, post.text, post.author, ...post.tags])
            expect(typeof text).toBe('string');
          expect(`${post.title}${post.text}`).not.toBe('');
          expect(post.sourceId).toMatch(/^team:/);
          expect(post.url).toMatch(/^(https?:\/\/|$)/);
          expect(post.title.length).toBeLessThanOrEqual(300);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a mapping', parseTeamMapping],
    ['frequencies', parseTermStatistics],
  ])('is %s, or an answer that cannot be taken, and never another error', (_, parse) => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (said) => {
        expect(['taken', 'answer-invalid', 'not-ours', 'mapping-newer']).toContain(codeOf(() => parse(said)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what an index says of itself', () => {
  const mapping = (meta: unknown) => ({ posts: { mappings: { _meta: meta } } });

  it.each([
    ['ours', mapping({ pangzheng: { version: 1, shards: 4, centres: { han: 'AAA=' }, tables: 't' } }), 'taken'],
    ['of another program', mapping({ other: 1 }), 'not-ours'],
    ['without any mark', { posts: { mappings: {} } }, 'not-ours'],
    ['of no index at all', {}, 'not-ours'],
    ['newer', mapping({ pangzheng: { version: 2 } }), 'mapping-newer'],
    ['no answer', null, 'answer-invalid'],
  ])('%s', (_, said, code) => {
    expect(codeOf(() => parseTeamMapping(said))).toBe(code);
  });

  it.each([-5, 0, 0.5, 1e9, Number.POSITIVE_INFINITY, '4', null])('%s shards are taken for one', (shards) => {
    expect(parseTeamMapping(mapping({ pangzheng: { version: 1, shards } })).shards).toBe(1);
  });

  it('of several indexes behind one name, every one must be ours', () => {
    const ours = mapping({ pangzheng: { version: 1 } }).posts;
    expect(codeOf(() => parseTeamMapping({ a: ours, b: ours }))).toBe('taken');
    expect(codeOf(() => parseTeamMapping({ a: ours, b: { mappings: {} } }))).toBe('not-ours');
  });

  it('centres that are none are left out', () => {
    expect(readCentres({ han: '%%%', latin: '', kana: 'AAA=' })).toEqual({});
    expect(readCentres({ han: btoa('\u0001'.repeat(5000)) })).toEqual({});
  });
});

describe('how common an engine says terms are', () => {
  const said = (doc_count: unknown, terms: unknown) => ({
    term_vectors: { tokens: { field_statistics: { doc_count }, terms } },
  });

  it('is read, and bounded by the posts that there are', () => {
    const { postCount, documentFrequency } = parseTermStatistics(
      said(100, { 退款: { doc_freq: 7 }, 大促: { doc_freq: 900 }, 直播: {} }),
    );
    expect(postCount).toBe(100);
    expect([...documentFrequency]).toEqual([
      ['退款', 7],
      ['大促', 100],
      ['直播', 0],
    ]);
  });

  it('is nothing for an empty index', () => {
    expect(parseTermStatistics({ term_vectors: {} })).toEqual({ postCount: 0, documentFrequency: new Map() });
  });

  it.each([-1, Number.POSITIVE_INFINITY, 1e300, '7', null])('%s is no number of posts', (count) => {
    expect(codeOf(() => parseTermStatistics(said(count, {})))).toBe('answer-invalid');
    expect(codeOf(() => parseTermStatistics(said(10, { a: { doc_freq: count } })))).toBe('answer-invalid');
  });
});
