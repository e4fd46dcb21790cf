import { describe, expect, it } from 'vitest';
import { openLexicon } from '../../../utils/language/open-lexicon.ts';
import { parseLexicon } from '../../../utils/language/parse-lexicon.ts';

const BASE = [
  { concept: '大促', field: 'shop', terms: ['618', '双11', '购物节', 'Prime Day'] },
  { concept: '虚拟现实', field: 'tech', terms: ['VR', 'AR'] },
];

describe('a lexicon', () => {
  const lexicon = openLexicon(BASE);
  const conceptsIn = (text: string) =>
    lexicon
      .findIn(text)
      .map(({ start, end, topics }) => [text.slice(start, end), topics.map((n) => lexicon.termsOf(n)[0]).join()]);

  it('knows the concept of a folded term, its own name included', () => {
    expect(lexicon.topicsOf('双11')).toEqual([0]);
    expect(lexicon.topicsOf('大促')).toEqual([0]);
    expect(lexicon.topicsOf('vr')).toEqual([1]);
    expect(lexicon.topicsOf('土豆')).toEqual([]);
    expect(lexicon.termsOf(1)).toEqual(['虚拟现实', 'vr', 'ar']);
  });

  it.each([
    [
      'terms in running text',
      '今年618和双11购物节',
      [
        ['618', '大促'],
        ['双11', '大促'],
        ['购物节', '大促'],
      ],
    ],
    ['terms of several words', 'on prime day we', [['prime day', '大促']]],
    ['no Latin term inside a word', 'the market is far', []],
    ['no number inside a number', '共16180元', []],
    ['a Latin term beside Han', '用vr看房', [['vr', '虚拟现实']]],
  ])('finds %s', (_name, text, expected) => {
    expect(conceptsIn(text)).toEqual(expected);
  });

  it('merges groups of the reader into those of the same name and adds new ones', () => {
    const own = openLexicon([
      ...BASE,
      { concept: '大促', field: 'reader', terms: ['开学季', '618'] },
      { concept: '阳台', field: 'reader', terms: ['种菜'] },
    ]);
    expect(own.topicCount).toBe(3);
    expect(own.termsOf(0)).toEqual(['大促', '618', '双11', '购物节', 'prime day', '开学季']);
    expect(own.topicsOf('种菜')).toEqual([2]);
  });

  it('compares texts by topics, and joins only words of one group', () => {
    const topics = openLexicon([
      { concept: '优惠', field: 'shop', terms: ['薅羊毛'], topic: '优惠', isLoose: true },
      { concept: '优惠券', field: 'shop', terms: ['满减', '消费券'], topic: '优惠' },
      { concept: '折扣', field: 'shop', terms: ['打折'], topic: '优惠' },
      { concept: '折扣', field: 'reader', terms: ['骨折价'] },
    ]);
    expect(topics.topicCount).toBe(1);
    expect(['薅羊毛', '满减', '打折', '骨折价', '优惠'].map((term) => topics.topicsOf(term))).toEqual(
      Array(5).fill([0]),
    );
    expect(topics.nameJoining('满减', '消费券')).toBe('优惠券');
    expect(topics.nameJoining('打折', '骨折价')).toBe('折扣');
    expect(topics.nameJoining('满减', '打折')).toBeNull();
    expect(topics.nameJoining('薅羊毛', '满减')).toBeNull();
  });
});

describe('the text of a lexicon', () => {
  it('is read with either kind of comma and colon, with comments and marks of several meanings', () => {
    expect(parseLexicon('# 注释\n大促：618，双11、购物节\n\n直播: 直播间*, 店播', 'f')).toEqual({
      groups: [
        { concept: '大促', field: 'f', terms: ['618', '双11', '购物节'] },
        { concept: '直播', field: 'f', terms: ['直播间', '店播'] },
      ],
      ambiguous: ['直播间'],
      problems: [],
    });
  });

  it('divides topics into groups, and keeps their loose words apart', () => {
    expect(parseLexicon('[优惠] 薅羊毛\n优惠券: 满减\n[休假]\n休假: 年假\n[]\n大促: 618', 'f').groups).toEqual([
      { concept: '优惠', field: 'f', terms: ['薅羊毛'], topic: '优惠', isLoose: true },
      { concept: '优惠券', field: 'f', terms: ['满减'], topic: '优惠' },
      { concept: '休假', field: 'f', terms: ['年假'], topic: '休假' },
      { concept: '大促', field: 'f', terms: ['618'] },
    ]);
  });

  it('names the lines that are no group', () => {
    expect(parseLexicon('大促 618\n成交额:', 'f').problems).toEqual([
      { line: 1, problem: 'no-colon', text: '大促 618' },
      { line: 2, problem: 'no-terms', text: '成交额:' },
    ]);
  });
});
