import { describe, expect, it } from 'vitest';
import { mixIdf } from '../../../utils/language/mix-frequencies.ts';
import { createPage } from '../../../utils/page/page.ts';
import { postsWithWord } from '../../../utils/search/index/posts-with-word.ts';
import { collectPageTerms } from '../../../utils/search/rank/page-terms.ts';
import { rankCandidates } from '../../../utils/search/rank/rank-candidates.ts';
import { compareTopics, weighTopics } from '../../../utils/search/rank/topics.ts';
import { weighPage } from '../../../utils/search/rank/weigh-page.ts';
import { createLibrary, createPost, language } from './find/small-library.ts';

const { frequencies } = language;
const NOTHING_OFF = { words: new Set<string>(), terms: new Set<string>() };
describe('how rare a term is', () => {
  const share = frequencies.documentFrequency('天猫') / frequencies.documentCount;

  it('is what the language says when the library is small, and all that there is without one', () => {
    expect(mixIdf(0, 7, share)).toBeCloseTo(-Math.log(share), 1);
    expect(mixIdf(0, 0, share)).toBeCloseTo(-Math.log(share), 9);
  });

  it('is what the library says when it is large', () => {
    expect(mixIdf(30_000, 60_000, share)).toBeCloseTo(Math.log(2), 1);
  });

  it('falls as more posts of the library hold the term', () => {
    const idfs = [0, 10, 100, 1_000].map((count) => mixIdf(count, 1_000, share));
    expect(idfs).toEqual([...idfs].sort((a, b) => b - a));
    expect(new Set(idfs).size).toBe(4);
  });

  it('is never below 0, however common it is', () => {
    expect(mixIdf(10, 10, 1.2)).toBe(0);
  });
});

describe('posts that can hold a word', () => {
  const terms = { documentFrequency: (term: string) => ({ 退款: 9, 款率: 4, gmv: 7, 双: 2, '11': 30 })[term] ?? 0 };

  it.each([
    ['退款率', 4, 'as many as hold its rarest bigram'],
    ['退款单', 0, 'none where a bigram is in none'],
    ['GMV', 7, 'those of a Latin word itself'],
    ['双11', 2, 'of a mixed name those of its rarest token'],
    ['，', 0, 'none of what is no word'],
  ])('%s: %i, %s', (word, expected) => {
    expect(postsWithWord(terms, word)).toBe(expected);
  });
});

describe('the terms of a page', () => {
  it('count more in a title of its own, more in the lead, and say where they stand', () => {
    const text = `退款率创了新高。${'其他内容在这里慢慢展开。'.repeat(40)}最后说到播客。`;
    const { terms } = collectPageTerms(createPage({ title: '618 战报', headings: ['商家怎么说'], text }));
    const term = (wanted: string) => terms.find((other) => other.term === wanted);
    expect(term('618')).toMatchObject({ field: 'title', count: 6 });
    expect(term('退款')).toMatchObject({ field: 'lead', count: 2 });
    expect(term('播客')).toMatchObject({ field: 'text', count: 1 });
    expect(term('商家')).toMatchObject({ field: 'heading', count: 1 });
  });

  it('take a title that repeats the beginning for no title', () => {
    const text = '中央气象台发布暴雪预警,未来三天有强降雪。';
    const { titleTerms, terms } = collectPageTerms(createPage({ title: '中央气象台发布暴雪预警', text }));
    expect(titleTerms.size).toBe(0);
    expect(terms.find(({ term }) => term === '暴雪')).toMatchObject({ count: 2, field: 'lead' });
  });

  it('stand in a text that begins with the title, so that what is looked for early finds it', () => {
    const { folded, foldedBody, bodyStart } = collectPageTerms(
      createPage({ title: '618 战报', text: '商家在算退款率。' }),
    );
    expect(folded.startsWith('618 战报\n商家')).toBe(true);
    expect(folded.slice(bodyStart, bodyStart + foldedBody.length)).toBe(foldedBody);
  });

  it('lose the terms of a keyword that is switched off, and keep the length of the whole page', () => {
    const { index } = createLibrary();
    const terms = collectPageTerms(createPage({ text: '剔除退款之后的成交额没有变化,商家在算退款率。' }));
    const whole = weighPage(terms, index, language, NOTHING_OFF);
    const without = weighPage(terms, index, language, { words: new Set(['成交额']), terms: new Set(['成交', '交额']) });
    expect(without.terms.map(({ term }) => term)).not.toContain('成交');
    expect(without.terms.length).toBe(whole.terms.length - 2);
    expect(without.norm).toBe(whole.norm);
  });
});

describe('what a page says over and over', () => {
  const { index } = createLibrary();
  const weigh = (times: number) => {
    const page = createPage({ text: `${'退款率又涨了。'.repeat(times)}成交额没有变化。` });
    return weighPage(collectPageTerms(page), index, language, NOTHING_OFF);
  };
  const termOf = (times: number, wanted: string) => weigh(times).terms.find(({ term }) => term === wanted);

  it('weighs ever less more when posts are looked for, and in full when they are judged', () => {
    const [once, ten, twenty] = [1, 10, 20].map((times) => termOf(times, '退款'));
    const grown = (key: 'weight' | 'insistence') => [
      (ten?.[key] ?? 0) / (once?.[key] ?? 1),
      (twenty?.[key] ?? 0) / (ten?.[key] ?? 1),
    ];
    expect(grown('weight')[0]).toBeGreaterThan(1.5);
    expect(grown('weight')[1]).toBeLessThan(1.25);
    expect(grown('insistence')[0]).toBeGreaterThan(4);
  });

  it('is looked up in single posts, but only where the library holds it', () => {
    const terms = weigh(3).heaviest;
    expect(terms.map(({ term }) => term)).toContain('退款');
    expect(terms.filter(({ term }) => index.documentFrequency(term) === 0)).toEqual([]);
  });
});

describe('re-ranking', () => {
  it('puts the post first whose title is what the page is called', () => {
    const library = createLibrary([
      createPost({
        id: 'body',
        title: '本周杂记',
        text: '这周读到一篇讲播客剪辑的文章,还去跑了步,做了番茄牛腩,修了照片。播客剪辑很花时间。',
      }),
      createPost({
        id: 'title',
        title: '播客剪辑',
        text: '这周录了两期节目,去掉了口误和停顿,把音量调平,导出以后又听了一遍,花了六小时做完。',
      }),
    ]);
    const page = collectPageTerms(
      createPage({
        title: '播客剪辑入门',
        text: '新手第一次剪节目,先学会去掉停顿,再学会调平音量。工具不重要,耳朵重要,多听几遍就知道哪里该剪。',
      }),
    );
    const query = weighPage(page, library.index, language, NOTHING_OFF);
    const candidates = rankCandidates(query, library.index, library.index.retrieve(query.terms, 10), null);
    expect(candidates.map(({ number }) => library.index.idOf(number))).toEqual(['title', 'body']);
    expect(candidates[0]?.postTitleInPage).toBe(1);
  });

  it('prefers what was written on the same day among equals', () => {
    const text = '展会今天开幕,三百家厂商带来新的显卡与主板,观众排起长队。';
    const library = createLibrary([
      createPost({ id: 'later', text, publishedAt: '2023-08-29' }),
      createPost({ id: 'same', text, publishedAt: '2023-08-16' }),
    ]);
    const query = weighPage(
      collectPageTerms(createPage({ text: `${text}现场还有讲座。` })),
      library.index,
      language,
      NOTHING_OFF,
    );
    const day = Math.floor(Date.parse('2023-08-16') / 86_400_000);
    const candidates = rankCandidates(query, library.index, library.index.retrieve(query.terms, 10), day);
    expect(candidates.map(({ number }) => library.index.idOf(number))).toEqual(['same', 'later']);
  });
});

describe('concepts', () => {
  it('join texts that say the same thing in other words', () => {
    const [a, b, c] = ['双11 当天的 GMV 创了新高', '购物节的成交额又涨了', '周末去爬山看日出'].map((text) =>
      weighTopics(text.toLowerCase(), language),
    );
    if (!a || !b || !c) throw new Error('three texts');
    expect(compareTopics(a, b)).toBeGreaterThan(0.3);
    expect(compareTopics(a, c)).toBe(0);
  });

  it('do not count spellings that are switched off', () => {
    expect(weighTopics('gmv 又涨了', language, new Set(['gmv'])).weights.size).toBe(0);
  });
});
