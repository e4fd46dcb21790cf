import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import type { Post } from '../../../../utils/post/post.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { createLibrary, createPost, language, POSTS } from '../find/small-library.ts';

const SALE_SENTENCES = [
  '今年 618 大促落幕,几家电商平台公布的 GMV 都在增长,商家却在算退款率。',
  '一位女装商家说,大促期间退款率接近四成,投放成本涨了一截,剔除退款之后成交额几乎没有变化。',
  '平台应当披露剔除退款后的成交额,让商家看清大促到底赚不赚钱。',
  '满减凑单推高了付款金额,消费者收到货以后又退回来,GMV 因此虚高。',
];
const SNOW_SENTENCES = [
  '受冷空气影响,未来三天内蒙古东部和黑龙江北部有暴雪,局部积雪深度超过二十厘米。',
  '气象台提醒公众注意防寒,驾车出行要减速慢行,高速公路部分路段临时封闭。',
  '铁路部门已经启动除雪预案,部分列车晚点,旅客可以在车站改签。',
  '专家说,这次降雪由西伯利亚南下的冷空气与暖湿气流交汇形成。',
];

/** A text of `units` characters that goes over the same ground again and again. */
function write(sentences: readonly string[], units: number): string {
  let text = '';
  for (let i = 0; text.length < units; i++) text += `${i % 5 === 0 ? '\n' : ''}${sentences[i % sentences.length]}`;
  return text.slice(0, units);
}

/** Posts about other things, made of common words in an order that a fixed seed decides. */
function createFiller(count: number): Post[] {
  const { frequencies } = language;
  const words: string[] = [];
  for (let number = 0; number < frequencies.wordCount; number += 7) {
    const word = frequencies.wordAt(number);
    if (/^[一-鿿]{2,3}$/.test(word) && frequencies.occurrencesAt(number) > 100) words.push(word);
  }
  let state = 1;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: count }, (_, number) => {
    const text = Array.from({ length: 60 }, () => words[next(words.length)]).join('');
    return createPost({ id: `filler-${number}`, text });
  });
}

describe('one threshold', () => {
  const libraries = [7, 500, 10_000].map((size) => {
    const posts = [...POSTS.slice(0, 7), ...createFiller(size - 7)];
    return [size, createLibrary(posts)] as const;
  });

  describe.each(libraries)('in a library of %i posts', (_, library) => {
    it.each([50, 200, 1_000, 5_000, 20_000])(
      'shows the post about the same thing beside a page of %i characters',
      async (units) => {
        const page = createPage({ text: write(SALE_SENTENCES, units) });
        const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: 5 });
        const posts = outcome.kind === 'ready' ? outcome.posts : [];
        expect(posts.map(({ post }) => post.id)[0]).toBe('refunds');
        expect(['medium', 'strong']).toContain(posts[0]?.strength);
      },
    );

    it.each([50, 200, 1_000, 5_000, 20_000])(
      'stays silent beside an unrelated page of %i characters',
      async (units) => {
        const page = createPage({ text: write(SNOW_SENTENCES, units) });
        const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: 5 });
        expect(outcome).toMatchObject({ kind: 'silent', reason: 'nothing-related' });
      },
    );
  });
});
