import { expect, it } from 'vitest';
import { findTermRanges } from '../../../../components/post/find-term-ranges.ts';

it.each([
  ['any case and width', 'ＧＭＶ和gmv', ['GMV'], ['ＧＭＶ', 'gmv']],
  ['traditional for simplified', '購物節與购物节', ['购物节'], ['購物節', '购物节']],
  ['Latin terms as whole words only', 'MAIN AI AIGC ai', ['AI'], ['AI', 'ai']],
  ['numbers as whole numbers only', '618、1618、6180、618大促', ['618'], ['618', '618']],
  ['a Han term inside a longer word', '退款率', ['退款'], ['退款']],
  ['the longer of two that begin together', '双11大促', ['双11', '双11大促'], ['双11大促']],
  ['nothing for an empty term', '正文', ['', ' '], []],
])('finds %s', (_, text, terms, expected) => {
  expect(findTermRanges(text, terms).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

it('gives ranges in order, and says whose they are', () => {
  expect(findTermRanges('天猫 618 天猫', ['618', '天猫'])).toEqual([
    { start: 0, end: 2, term: 1 },
    { start: 3, end: 6, term: 0 },
    { start: 7, end: 9, term: 1 },
  ]);
});
