import { expect, it } from 'vitest';
import { libraryPriorOf } from '../../../../utils/search/judge/library-prior.ts';

it('the size of a library gives nothing to thousands and to a few, and takes most from dozens of posts', () => {
  const [none = 0, seven = 0, thirty = 0, hundred = 0, thousands = 0] = [0, 7, 30, 100, 5_000].map(libraryPriorOf);
  expect(none).toBeCloseTo(0);
  expect(seven).toBeGreaterThan(-0.5);
  expect(thirty).toBeLessThan(-2.5);
  expect(hundred).toBeGreaterThan(thirty);
  expect(thousands).toBeCloseTo(0, 2);
});

it('one post more never takes or gives more than a factor of two', () => {
  for (let posts = 1; posts < 2_000; posts++)
    expect(Math.abs(libraryPriorOf(posts + 1) - libraryPriorOf(posts)), `${posts}`).toBeLessThan(Math.log(2));
});
