import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { createKeywordsInTitle } from '../../../../utils/search/judge/keywords-in-title.ts';
import { createRanking, type Ranking } from '../../../../utils/search/judge/ranking.ts';
import { createLibrary, createPost, language } from '../find/small-library.ts';

/** As features.ts asks: the post's own title, or null. */
const inTitle = (ranking: Ranking, post: number) =>
  createKeywordsInTitle(ranking)(index.hasOwnTitle(post) ? index.titleOf(post) : null);

const PAGE = createPage({ title: '退款率', text: '商家在算退款率，退款率又涨了。番茄也涨了。' });
const { index } = createLibrary([
  createPost({ id: 'titled', title: '怎么看退款率', text: '付款的人里有多少把货退了回来。' }),
  createPost({ id: 'untitled', text: '退款率又涨了，商家在算账。' }),
]);

describe('the page’s keywords in a post’s title', () => {
  it('weigh what they weigh among all', () => {
    const ranking = createRanking(PAGE, index, language, []);
    const all = ranking.keywords.reduce((sum, { weight }) => sum + weight, 0);
    const own = ranking.keywords.find(({ term }) => term === '退款率')?.weight ?? 0;
    expect(own).toBeGreaterThan(0);
    expect(inTitle(ranking, 0)).toBeCloseTo(own / all, 5);
  });

  it('are none in a title that is derived from the text, and none when they are switched off', () => {
    expect(inTitle(createRanking(PAGE, index, language, []), 1)).toBe(0);
    expect(inTitle(createRanking(PAGE, index, language, ['退款率']), 0)).toBe(0);
  });
});
