import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { createRanking } from '../../../../utils/search/judge/ranking.ts';
import { compareMeaning, standardScore } from '../../../../utils/search/meaning/compare-meaning.ts';
import { centreOn, dotAt } from '../../../../utils/search/meaning/meaning-space.ts';
import { findNearestPosts } from '../../../../utils/search/meaning/nearest-posts.ts';
import { readText, unpackNumbers } from '../../../../utils/search/segment/stored-embedding.ts';
import { createLibrary, createPost, language, POSTS } from '../find/small-library.ts';

const PAGE = createPage({ title: '声音节目', text: '一档音频节目靠广告口播养活自己，剪辑很花时间，听众愿意赞助。' });

describe('the posts nearest by embedding', () => {
  it('are those that plain code finds, in the same order, in the page’s script alone', () => {
    const { index } = createLibrary();
    const { meaning } = createRanking(PAGE, index, language, []);
    const vector = new Float32Array(meaning.space.dimensions);
    const plain = POSTS.map((_, post) => {
      readText(index.vectorOf(post), 0, vector);
      return { post, score: dotAt(meaning.text, centreOn(vector, meaning.space.centre), 0) };
    })
      .filter(({ post }) => unpackNumbers(index.embeddingNumbersOf(post)).script === 'han')
      .sort((a, b) => b.score - a.score);
    const found = findNearestPosts(index, meaning, 5);
    expect(found.map(({ post }) => post)).toEqual(plain.slice(0, 5).map(({ post }) => post));
    found.forEach(({ score }, i) => {
      expect(score).toBeCloseTo(plain[i]?.score ?? 0, 5);
    });
    expect(index.idOf(found[0]?.post ?? -1)).toBe('podcast');
  });

  it('are found among thousands by their signs', () => {
    const fillers = Array.from({ length: 5_000 }, (_, i) =>
      createPost({ id: `f${i}`, text: `牛腩小火炖了${i}分钟，番茄放了${i}个，汤汁很浓。` }),
    );
    const { index } = createLibrary([...POSTS, ...fillers]);
    const { meaning } = createRanking(PAGE, index, language, []);
    expect(findNearestPosts(index, meaning, 3).map(({ post }) => index.idOf(post))).toContain('podcast');
  });
});

describe('how near a post is', () => {
  it('names the two passages that are nearest', () => {
    const stew = '牛腩冷水下锅焯水，番茄炒出沙再加热水，小火炖一个半小时，最后放盐。';
    const radio = '节目的收入来自广告口播和听众赞助，剪辑一期音频要六个小时。';
    const { index } = createLibrary([createPost({ id: 'two', text: stew.repeat(6) + radio.repeat(6) })]);
    const { meaning } = createRanking(PAGE, index, language, []);
    const likeness = compareMeaning(meaning, index, 0, true);
    expect(likeness.pagePassage).toBe(0);
    expect(likeness.postPassage).toBeGreaterThan(0);
    expect(likeness.nearest).toBeGreaterThanOrEqual(likeness.passages);
  });

  it('knows nothing of a post in another script', () => {
    const { index } = createLibrary();
    const { meaning } = createRanking(PAGE, index, language, []);
    const english = POSTS.findIndex(({ id }) => id === 'tests');
    expect(compareMeaning(meaning, index, english, true)).toMatchObject({ text: 0, passages: 0, pagePassage: -1 });
  });

  it('is a standard score over what others get', () => {
    expect(standardScore(5, [1, 3])).toBe(3); // mean 2, deviation 1
    expect(standardScore(5, [2, 2])).toBe(0);
    expect(standardScore(5, [])).toBe(0);
  });

  it('loses what switched-off keywords said', () => {
    const { index } = createLibrary();
    const whole = createRanking(PAGE, index, language, []);
    const without = createRanking(PAGE, index, language, ['音频节目', '剪辑', '听众', '口播', '广告']);
    const podcast = POSTS.findIndex(({ id }) => id === 'podcast');
    expect(compareMeaning(without.meaning, index, podcast, true).text).toBeLessThan(
      compareMeaning(whole.meaning, index, podcast, true).text,
    );
  });
});
