import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../../utils/post/post.ts';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { parseQuery } from '../../../../utils/search/typed/parse-query.ts';
import { searchPosts } from '../../../../utils/search/typed/search-posts.ts';
import { fold } from '../../../../utils/text/fold.ts';
import { createPost } from '../../../create-post.ts';

function search(posts: readonly Post[], query: string, options: { limit?: number; offset?: number } = {}) {
  const index = new LibraryIndex([{ segment: openSegment(buildSegment(posts)) }]);
  const fetched: number[] = [];
  const answer = searchPosts(index, query, { limit: 20, ...options }, async (numbers) => {
    fetched.push(...numbers);
    return numbers.map((number) => posts[number] ?? createPost({}));
  });
  return answer.then((result) => ({ ...result, ids: result.posts.map(({ post }) => post.id), fetched }));
}

/** A space beside a lone Han character parts nothing: 智 能. */
function joinLone(text: string): string {
  return text.replaceAll(
    /(?<=(?<!\p{Script=Han})\p{Script=Han}) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\p{Script=Han}(?!\p{Script=Han}))/gu,
    '',
  );
}

const LIBRARY = [
  createPost({ title: '退款率怎么降', text: '先看原因，再看流程。' }),
  createPost({ title: '大促复盘', text: '天猫 618 的退款率比去年高，GMV 却涨了。' }),
  createPost({ title: '售后', text: '退了款，率先说明。' }),
  createPost({ title: 'Apple 财报', text: 'iPhone 15 与 application 收入，3.5 亿美元。', tags: ['硬件'] }),
  createPost({ title: 'C++ 之外', text: 'Node.js 与 R&D；双 11 的机器学习平台。' }),
  createPost({ title: '孤字', text: '买 / 卖' }),
];

describe('typed search', () => {
  it.each([
    ['退款', ['退款率怎么降', '大促复盘'], 'any two characters of a word'],
    ['款率', ['退款率怎么降', '大促复盘'], 'the middle of a word'],
    ['退款率', ['退款率怎么降', '大促复盘'], 'three characters in a row, the title first'],
    ['款', ['退款率怎么降', '大促复盘', '售后'], 'one single character inside words'],
    ['买', ['孤字'], 'one single character that stands alone'],
    ['退款 gmv', ['大促复盘'], 'several words narrow'],
    ['退款 -gmv', ['退款率怎么降'], 'a minus excludes'],
    ['退款 -“618 的”', ['退款率怎么降'], 'a minus before a phrase excludes'],
    ['“618 的退款”', ['大促复盘'], 'a phrase in Chinese quotes'],
    ['「看流程」', ['退款率怎么降'], 'a phrase in corner brackets'],
    ['"看原因 再', [], 'a phrase that stands nowhere, still being typed'],
    ['app', ['Apple 财报'], 'the beginning of a Latin word as it is typed'],
    ['app ', [], 'a Latin word that is finished'],
    ['ＡＰＰＬＥ', ['Apple 财报'], 'full width and upper case'],
    ['退貨 退款', [], 'a word that is missing'],
    ['機器學習', ['C++ 之外'], 'traditional characters'],
    ['c++', ['C++ 之外'], 'a name with signs'],
    ['node.', ['C++ 之外'], 'a name on its way'],
    ['双11', ['C++ 之外'], 'without the space that the post sets'],
    ['双1', ['C++ 之外'], 'what touches across scripts, as it is typed'],
    ['iphone15', ['Apple 财报'], 'a name of letters and digits, however it is put together'],
    ['硬件', ['Apple 财报'], 'a tag'],
    ['3.5', ['Apple 财报'], 'a number'],
    ['-退款', [], 'nothing but an exclusion'],
    ['！？', [], 'nothing but signs'],
    ['', [], 'nothing'],
    ['"', [], 'an opening quote'],
  ])('%s finds %j (%s)', async (query, expected) => {
    const { ids, total } = await search(LIBRARY, query);
    expect([...ids].sort()).toEqual([...expected].sort());
    expect(total).toBe(expected.length);
    expect(ids[0]).toBe(expected[0]);
  });

  it('finds exactly what looking through every text finds', async () => {
    const pieces = ['天猫', '猫', '退款', '款退', 'gmv', 'gm', '618', '的', ' ', '，', 'c++'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(''));
    const han = fc.array(fc.constantFrom('天', '猫', '退', '款', '的'), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 12 }), han, async (bodies, units) => {
        const query = units.join('');
        const posts = bodies.map((body, i) => createPost({ id: `${i}`, text: body }));
        const { ids } = await search(posts, query);
        const expected = posts.filter((post) => joinLone(fold(post.text)).includes(query)).map((post) => post.id);
        expect([...ids].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 200 },
    );
  });

  it('puts newer posts first when nothing else tells them apart', async () => {
    const dates = ['2020-01-01', '2026-01-01', '', '2023-01-01'];
    const posts = dates.map((publishedAt, i) => createPost({ id: publishedAt || `${i}`, text: '天猫', publishedAt }));
    expect((await search(posts, '天猫')).ids).toEqual(['2026-01-01', '2023-01-01', '2020-01-01', '2']);
  });

  it('gives pages that follow each other', async () => {
    const posts = Array.from({ length: 50 }, (_, i) => createPost({ id: `${i}`, text: '天猫 退款' }));
    const whole = await search(posts, '天猫', { limit: 50 });
    const second = await search(posts, '天猫', { limit: 10, offset: 10 });
    expect(second.ids).toEqual(whole.ids.slice(10, 20));
    expect(second.total).toBe(50);
  });

  it('fetches few texts however many posts may hold a phrase', async () => {
    const posts = Array.from({ length: 1000 }, (_, i) => createPost({ id: `${i}`, text: '机器与器学与学习' }));
    const { ids, total, isAtLeast, goesOn, fetched } = await search(posts, '机器学习');
    expect(ids).toEqual([]);
    expect(fetched.length).toBeLessThanOrEqual(80);
    expect([total, isAtLeast, goesOn]).toEqual([0, true, true]);
  });

  it('marks what was found in title and excerpt', async () => {
    const { posts } = await search(LIBRARY, '退款率');
    expect(posts[0]?.titleMarks).toEqual([[0, 3]]);
    const excerpt = posts[1]?.excerpt;
    expect(excerpt?.marks.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['退款率']);
  });

  it('marks what the post writes with a space and the reader without', async () => {
    const [post] = (await search(LIBRARY, '双11的机器')).posts;
    const { text, marks } = post?.excerpt ?? { text: '', marks: [] };
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['双 11 的机器']);
  });

  it('never fails, whatever is pasted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (query) => {
        await search(LIBRARY, query);
        for (const part of parseQuery(query)) expect(part.tokens.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
