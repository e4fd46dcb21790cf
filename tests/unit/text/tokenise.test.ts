import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../utils/text/fold.ts';
import { forEachToken, MAX_WORD_CODE_UNITS, tokenise } from '../../../utils/text/tokenise.ts';

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
          unigram: (codeUnit, offset) => {
            expect(folded.charCodeAt(offset)).toBe(codeUnit);
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

  it('makes equal what readers take for equal', () => {
    expect(fold('ＧＭＶ\u00a0退貨\u3000CAFÉ\t!')).toBe('gmv 退货 cafe !');
    expect(fold('一行\n二行')).toBe('一行\n二行');
  });

  it('takes long texts', () => {
    expect(fold('Ａ'.repeat(300_000))).toBe('a'.repeat(300_000));
  });
});
