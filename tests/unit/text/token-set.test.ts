import { expect, it } from 'vitest';
import { compareTokenSets, tokenSet } from '../../../utils/text/token-set.ts';

it('finds copies alike and different texts not, and no text alike with nothing', () => {
  const text = '每次大促结束,商家群里都在晒 gmv。';
  expect(compareTokenSets(tokenSet(text), tokenSet(text))).toBe(1);
  expect(compareTokenSets(tokenSet(text), tokenSet('小腿开始抽筋,补给站的香蕉救了我。'))).toBe(0);
  expect(compareTokenSets(tokenSet(''), tokenSet(''))).toBe(0);
});
