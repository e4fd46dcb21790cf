import { expect, it } from 'vitest';
import { arrange } from '../../../utils/search/choose-shown.ts';

const arranged = (related: number[]) => arrange(related, (chance) => ({ related: chance, glad: 0 }));

it('the post that is worth most is shown first, the others by strength, each strength in its order', () => {
  expect(arranged([0.7, 0.5, 0.85, 0.6, 0.9, 0.52])).toEqual([0.7, 0.85, 0.9, 0.6, 0.5, 0.52]);
  expect(arranged([0.5])).toEqual([0.5]);
  expect(arranged([])).toEqual([]);
});
