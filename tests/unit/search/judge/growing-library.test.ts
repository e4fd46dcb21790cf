import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import type { Post } from '../../../../utils/post/post.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { createRanking } from '../../../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../../../utils/search/judge/score-posts.ts';
import { FILLERS, SENTENCES } from '../explain/sentences.ts';
import { createLibrary, createPost, language, POSTS } from '../find/small-library.ts';

/** Posts of three sentences each, drawn by a fixed seed: any subject, two of one and one of another. */
function createPosts(count: number, seed: number): Post[] {
  let state = seed;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const sentenceOf = (subject: readonly string[]) => subject[next(subject.length)] ?? '';
  const all = [...SENTENCES, FILLERS];
  return Array.from({ length: count }, (_, number) => {
    const subject = all[next(all.length)] ?? FILLERS;
    const other = all[next(all.length)] ?? FILLERS;
    return createPost({
      id: `grown-${number}`,
      text: `${sentenceOf(subject)}${sentenceOf(subject)}${sentenceOf(other)}${number}。`,
    });
  });
}

const PAGES = {
  snow: createPage({
    title: '北方多地迎来强降雪',
    text: '受冷空气影响,未来三天内蒙古东部和黑龙江北部有暴雪,局部积雪深度超过二十厘米。气象台提醒公众注意防寒,铁路部门已经启动除雪预案。',
  }),
  sale: createPage({
    title: '618 战报出炉:平台只报 GMV,商家在算退款',
    text: '今年 618 大促落幕,几家电商平台公布的 GMV 都在增长。多位商家告诉记者,退款率同样创了新高,剔除退款之后,真实成交额几乎没有变化。',
  }),
};

async function countShown(page: keyof typeof PAGES, posts: readonly Post[]): Promise<number> {
  const options = { disabledKeywords: [], limit: 10 };
  const outcome = await findRelatedPosts(PAGES[page], createLibrary([...posts]), language, options);
  return outcome.kind === 'ready' ? outcome.posts.length : 0;
}

async function chanceOf(page: keyof typeof PAGES, id: string, posts: readonly Post[]): Promise<number> {
  const library = createLibrary([...posts]);
  const scored = await scorePosts(createRanking(PAGES[page], library.index, language, []), library, 10);
  return scored.find(({ post }) => post.id === id)?.chances.related ?? 0;
}

const SIZES = [1, 2, 3, 5, 8, 12, 20, 39, 40, 41, 60, 100, 300, 1_000, 2_000];

describe('a library that grows', () => {
  const grown = createPosts(2_000, 7);

  it('never turns silence into ten results by one post more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 300 }), fc.nat({ max: 1_000 }), async (size, seed) => {
        const posts = createPosts(size + 1, seed + 1);
        for (const page of ['snow', 'sale'] as const) {
          const before = await countShown(page, posts.slice(0, size));
          const after = await countShown(page, posts);
          expect(Math.abs(after - before), `${page}, ${size} posts and one more`).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 25, seed: 20_251_125 },
    );
  });

  it.each(SIZES)('stays silent about snow with %i posts that are about other things', async (size) => {
    expect(await countShown('snow', grown.slice(0, size))).toBe(0);
  });

  it('keeps the post about the same thing likely, from the first post to the two-thousandth', async () => {
    const [refunds] = POSTS;
    if (refunds === undefined) throw new Error('no posts');
    for (const size of SIZES) {
      const chance = await chanceOf('sale', 'refunds', [refunds, ...grown.slice(0, size - 1)]);
      expect(chance, `${size} posts`).toBeGreaterThan(0.6);
    }
  });
});
