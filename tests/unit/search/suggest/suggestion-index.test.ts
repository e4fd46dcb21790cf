import { describe, expect, it } from 'vitest';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { collectSuggestions } from '../../../../utils/search/suggest/collect-suggestions.ts';
import { encodeHan } from '../../../../utils/search/suggest/han-code.ts';
import { SuggestionIndex } from '../../../../utils/search/suggest/suggestion-index.ts';
import { createIndexablePost } from '../segment/segment-posts.ts';

const index = new SuggestionIndex([
  { text: '退款', kind: 'term', weight: 30 },
  { text: '退货', kind: 'term', weight: 20 },
  { text: '重庆', kind: 'tag', weight: 5 },
  { text: '女装', kind: 'tag', weight: 5 },
  { text: 'GMV', kind: 'term', weight: 50 },
  { text: 'iPhone', kind: 'term', weight: 10 },
  { text: '直播带货', kind: 'term', weight: 8 },
  { text: '张三', kind: 'author', weight: 2 },
  { text: '退款率怎么降', kind: 'title', weight: 1 },
]);

describe('suggestions', () => {
  it.each([
    ['退', ['退款', '退货', '退款率怎么降'], 'prefix'],
    ['tuikuan', ['退款'], 'pinyin'],
    ['tuik', ['退款'], 'pinyin'],
    ['tk', ['退款'], 'pinyin'],
    ['zbdh', ['直播带货'], 'pinyin'],
    ['chongqing', ['重庆'], 'pinyin'],
    ['nvzhuang', ['女装'], 'pinyin'],
    ['zhangsan', ['张三'], 'pinyin'],
    ['gm', ['GMV'], 'prefix'],
    ['ＧＭ', ['GMV'], 'prefix'],
    ['iphnoe', ['iPhone'], 'typo'],
    ['tuikaun', ['退款'], 'typo'],
    ['直播', ['直播带货'], 'prefix'],
    ['没有的词', [], ''],
    ['', [], ''],
  ])('for %s are %j (%s)', (typed, texts, via) => {
    const suggestions = index.suggest(typed, 5);
    expect(suggestions.map(({ text }) => text)).toEqual(texts);
    if (suggestions[0]) expect(suggestions[0].via).toBe(via);
  });

  it('hold no guesses beside what is spelt as typed', () => {
    const near = new SuggestionIndex([
      { text: '推广', kind: 'term', weight: 900 },
      { text: '退款', kind: 'term', weight: 1 },
    ]);
    expect(near.suggest('tuikuan', 5).map(({ text }) => text)).toEqual(['退款']);
    expect(near.suggest('tuiguam', 5).map(({ text }) => text)).toContain('推广');
  });

  it('complete the last word and keep what stands before it', () => {
    expect(index.suggest('天猫 -tk', 5).map(({ text }) => text)).toEqual(['天猫 -退款']);
    expect(index.suggest('“退货', 5)).toEqual([]);
    expect(index.suggest('tk ', 5)).toEqual([]);
    expect(index.suggest('天猫 退款率', 5)).toEqual([]); // a title is not put behind other words
  });

  it('are made from the words, titles, tags and authors of a library', () => {
    const posts = [
      createIndexablePost({ id: 'a', title: '退款怎么降', titleIsDerived: false, text: '天猫的退款 Shopify' }),
      createIndexablePost({ id: 'b', text: '天猫的退款，Shopify 2024' }),
    ];
    const entries = collectSuggestions(new LibraryIndex([{ segment: openSegment(buildSegment(posts)) }]), {
      vocabulary: ['天猫', '退款', '京东', '的退'],
      isStopWord: (word) => word === '的退',
      tags: [{ tag: '电商', count: 1 }],
      authors: [{ author: '李四', count: 1 }],
    });
    expect(entries.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'term 天猫',
      'term 退款',
      'term shopify',
      'title 退款怎么降',
      'tag 电商',
      'author 李四',
    ]);
  });

  it('hold every word of a small library, and in a large one no Latin word that stands in one post alone', () => {
    const sources = { vocabulary: ['退款'], isStopWord: () => false, tags: [], authors: [] };
    const wordsOf = (count: number) => {
      const posts = Array.from({ length: count }, (_, i) =>
        createIndexablePost({ id: String(i), title: '', text: i === 0 ? '退款 GMV' : `京东 ${i}` }),
      );
      const library = new LibraryIndex([{ segment: openSegment(buildSegment(posts)) }]);
      return collectSuggestions(library, sources).map(({ text }) => text);
    };
    expect(wordsOf(7)).toEqual(['退款', 'gmv']);
    expect(wordsOf(1100)).toEqual(['退款']);
  });

  it('code Han characters one to one, so that prefixes stay prefixes', () => {
    const units = Array.from({ length: 0xd7a4 - 0x3005 }, (_, i) => String.fromCharCode(0x3005 + i));
    const codes = units.map(encodeHan);
    expect(new Set(codes).size).toBe(units.length);
    expect(encodeHan('退款 gmv')).toBe(`${encodeHan('退')}${encodeHan('款')} gmv`);
  });
});
