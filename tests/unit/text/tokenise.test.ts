import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../utils/text/fold.ts';
import {
  forEachToken,
  MAX_WORD_CODE_UNITS,
  nameEdge,
  tokenise,
  tokeniseWithSpellings,
} from '../../../utils/text/tokenise.ts';

describe('tokens', () => {
  it.each([
    ['退款率', ['退款', '款率'], 'a run of Han gives overlapping bigrams'],
    ['买', ['买'], 'a Han character alone'],
    ['天猫GMV增长', ['天猫', 'gmv', '增长'], 'Latin divides Han'],
    ['双11与Q3', ['双', '11', '与', 'q3'], 'numbers divide Han, letters and digits stay together'],
    ['618大促', ['618', '大促'], 'a number that is a name'],
    ['１２３ＡＢＣ', ['123abc'], 'full width'],
    ['退貨與換貨', ['退货', '货与', '与换', '换货'], 'traditional characters'],
    ['Café Ünïcode', ['cafe', 'unicode'], 'accents'],
    ['3.5 折，1,234.5 亿', ['3.5', '折', '1', '234.5', '亿'], 'decimal points'],
    ['iOS 17.2。', ['ios', '17.2'], 'a full stop at the end'],
    ['Node.js 和 Vue.js', ['node.js', '和', 'vue.js'], 'names with .js'],
    ['C++、C#、F#', ['c++', 'c#', 'f#'], 'names with signs'],
    ["R&D don't O’Reilly", ['r&d', "don't", "o'reilly"], 'signs inside words, apostrophes of every form'],
    ['⼈⼯智能 CO₂ ﾃｽﾄ', ['人工', '工智', '智能', 'co2', 'テス', 'スト'], 'look-alikes of one unit'],
    ['Søren Łódź', ['soren', 'lodz'], 'letters with a stroke'],
    ['ภาษา', ['ภา', 'าษ', 'ษา'], 'Thai, which has no spaces'],
    ['ქართული հայ', ['ქართული', 'հայ'], 'Georgian and Armenian'],
    ['ToB/ToC', ['tob', 'toc'], 'a slash divides'],
    ['example.com a.b', ['example', 'com', 'a', 'b'], 'a point between letters divides'],
    ['今天。明天', ['今天', '明天'], 'no bigram across punctuation'],
    ['今天\n明天', ['今天', '明天'], 'no bigram across lines'],
    ['一👍二', ['一', '二'], 'an emoji is nothing and divides'],
    ['𠮷野家', ['\ud842\udfb7', '\udfb7野', '野家'], 'a rare Han character is two units'],
    ['カタカナ', ['カタ', 'タカ', 'カナ'], 'kana'],
    ['привет мир', ['привет', 'мир'], 'Cyrillic'],
    ['！？…', [], 'signs alone'],
    ['', [], 'nothing'],
  ])('of %j are %j (%s)', (text, expected) => {
    expect(tokenise(text)).toEqual(expected);
  });

  it('are bounded in length', () => {
    expect(tokenise('a'.repeat(1_000_000))).toEqual(['a'.repeat(MAX_WORD_CODE_UNITS)]);
  });

  it('lie where they are said to lie, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = fold(text);
        let last = -1;
        forEachToken(folded, {
          bigram: (first, second, offset) => {
            expect([folded.charCodeAt(offset), folded.charCodeAt(offset + 1)]).toEqual([first, second]);
            expect(offset).toBeGreaterThan(last);
            last = offset;
          },
          unigram: (unit, offset) => {
            expect(folded.charCodeAt(offset)).toBe(unit);
            expect(offset).toBeGreaterThan(last);
            last = offset;
          },
          word: (start, end) => {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(folded.length);
            last = end - 1;
          },
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('spellings', () => {
  it.each([
    ['GPT-5', ['gpt', '5', 'gpt5'], 'a name with a hyphen'],
    ['GPT 5', ['gpt', '5', 'gpt5'], 'the same with a space'],
    ['gpt5', ['gpt5', 'gpt', '5'], 'the same in one'],
    ['GPT-4o', ['gpt', '4o', '4', 'o', 'gpt4', 'gpt4o'], 'a name with letters behind its version'],
    ['iPhone17Pro', ['iphone17pro', 'iphone', 'iphone17', '17', '17pro', 'pro'], 'a name of three parts'],
    ['in 70, May 2024', ['in', '70', 'may', '2024'], 'no name: a word of grammar, a month, a year'],
    ['a1b2c3d4', ['a1b2c3d4'], 'a code has no parts'],
  ])('of %j are shared: %j (%s)', (text, expected) => {
    expect(tokeniseWithSpellings(text)).toEqual(expected);
  });
});

describe('edges', () => {
  it.each([
    ['B站', ['b站'], 'a Latin letter before Han'],
    ['双11', ['双1'], 'Han before a number'],
    ['双 11', ['双1'], 'with a space between'],
    ['3月15日', ['3月', '月1', '5日'], 'a date'],
    ['AI芯片', ['i芯'], 'the unit beside the Han unit'],
    ['人工智\n能的', ['智 能'], 'two Han units with a line end between'],
    ['人 工', ['人 工'], 'two Han units with a space between'],
    ['AI\n技术', ['i技'], 'a line end between Latin and Han'],
    ['智能。\n能的，b', [], 'punctuation parts'],
  ])('of %j are %j (%s)', (text, expected) => {
    const edges: string[] = [];
    forEachToken(fold(text), {
      bigram: () => undefined,
      unigram: () => undefined,
      word: () => undefined,
      edge: (first, second) => edges.push(nameEdge(first, second)),
    });
    expect(edges).toEqual(expected);
  });
});

describe('folding', () => {
  it('keeps the length and does nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const folded = fold(text);
        expect(folded.length).toBe(text.length);
        expect(fold(folded)).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  it('does nothing the second time to any unit', () => {
    for (let unit = 0; unit < 65536; unit++) {
      const once = fold(String.fromCharCode(unit));
      expect(fold(once)).toBe(once);
    }
  });

  it('makes equal what readers take for equal', () => {
    expect(fold('ＧＭＶ\u00a0退貨\u3000CAFÉ\t!')).toBe('gmv 退货 cafe !');
    expect(fold('Don’t GPT‑5 瞭解 ⾼ ²')).toBe("don't gpt-5 了解 高 2");
    expect(fold('一行\n二行')).toBe('一行\n二行');
  });

  it('takes long texts', () => {
    expect(fold('Ａ'.repeat(300_000))).toBe('a'.repeat(300_000));
  });
});
