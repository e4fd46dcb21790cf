import { describe, expect, it } from 'vitest';
import { type ShownPage, scoreShown } from '../../bench/shown-score.ts';

const grades = new Map([
  ['pricing', new Map(Object.entries({ a: 2, b: 1, c: 0, d: 2 }))],
  ['weather', new Map(Object.entries({ a: 0, b: 0 }))],
  ['hiring', new Map(Object.entries({ a: 0, c: 1 }))],
]);
const run = new Map<string, ShownPage>([
  [
    'pricing',
    {
      shown: [
        { id: 'nobody-graded', strength: 'strong' },
        { id: 'a', strength: 'strong' },
        { id: 'c', strength: 'strong' },
        { id: 'b', strength: 'weak' },
      ],
      order: ['nobody-graded', 'a', 'c', 'b', 'd'],
    },
  ],
  ['weather', { shown: [], order: ['b', 'a'] }],
]);

describe('scoreShown', () => {
  const score = scoreShown(grades, run);

  it('leaves out posts that nobody graded, even when one is shown first', () => {
    expect(score).toMatchObject({ shown: 4, ungraded: 1, related: 0.667, firstRight: 1, pagesWithGrade2: 1 });
  });

  it('counts what is missed, and what is called strong', () => {
    expect(score).toMatchObject({ grade2Shown: 0.5, strong: 2, strongRelated: 0.5, strongGrade2: 0.5 });
  });

  it('asks silence of pages whose posts are all unrelated, and an answer of the others, missing ones too', () => {
    expect(score).toMatchObject({ pages: 3, unrelatedPages: 1, silent: 1, answered: 0.5 });
  });

  it('discounts the graded posts of the whole order, with gains 3 and 1', () => {
    const pricing = (3 + 1 / Math.log2(4) + 3 / Math.log2(5)) / (3 + 3 / Math.log2(3) + 1 / Math.log2(4));
    expect(score.ndcg8).toBeCloseTo(pricing / 2, 3); // hiring has no order: 0
  });
});
