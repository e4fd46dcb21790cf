import { describe, expect, it } from 'vitest';
import { openLexicon } from '../../../utils/background/open-lexicon.ts';
import { parseLexicon } from '../../../utils/background/parse-lexicon.ts';

const BASE = [
  { concept: '大促', field: 'shop', terms: ['618', '双11', '购物节', 'Prime Day'] },
  { concept: '虚拟现实', field: 'tech', terms: ['VR', 'AR'] },
];

describe('a lexicon', () => {
  const lexicon = openLexicon(BASE);
  const conceptsIn = (text: string) =>
    lexicon
      .findIn(text)
      .map(({ start, end, concepts }) => [
        text.slice(start, end),
        concepts.map((n) => lexicon.group(n).concept).join(),
      ]);

  it('knows the concept of a folded term, its own name included', () => {
    expect(lexicon.conceptsOf('双11')).toEqual([0]);
    expect(lexicon.conceptsOf('大促')).toEqual([0]);
    expect(lexicon.conceptsOf('vr')).toEqual([1]);
    expect(lexicon.conceptsOf('土豆')).toEqual([]);
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
    expect(own.groupCount).toBe(3);
    expect(own.termsOf(0)).toEqual(['大促', '618', '双11', '购物节', 'prime day', '开学季']);
    expect(own.conceptsOf('种菜')).toEqual([2]);
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

  it('names the lines that are no group', () => {
    expect(parseLexicon('大促 618\n成交额:', 'f').problems).toEqual([
      { line: 1, problem: 'no-colon', text: '大促 618' },
      { line: 2, problem: 'no-terms', text: '成交额:' },
    ]);
  });
});
