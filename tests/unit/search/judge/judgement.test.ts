import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Strictness } from '../../../../utils/protocol/library-client.ts';
import { GLAD, RELATED } from '../../../../utils/search/judge/coefficients.ts';
import type { Features } from '../../../../utils/search/judge/features.ts';
import { isAnswered, isShown, judge, strengthOf, worthOf } from '../../../../utils/search/judge/judgement.ts';

const NAMES: (keyof Features)[] = [
  'wordsRank',
  'wordsBeyondChance',
  'rankAboveTenth',
  'postTitleInPage',
  'keywordsInTitle',
  'postTitleToPage',
  'textScore',
  'passagesAboveTenth',
  'topics',
  'smallPassageScore',
  'libraryPrior',
];

function createFeatures(values: readonly number[]): Features {
  const features: Partial<Features> = {};
  NAMES.forEach((name, i) => {
    features[name] = values[i] ?? 0;
  });
  return features as Features;
}

const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: NAMES.length,
  maxLength: NAMES.length,
});

describe('the judgement', () => {
  it('gives the chance that its weights say: one over one and e to minus their sum', () => {
    const features = createFeatures([]);
    expect(judge(features).related).toBeCloseTo(1 / (1 + Math.exp(-RELATED.intercept)), 5);
    expect(judge({ ...features, topics: 2 }).glad).toBeCloseTo(
      1 / (1 + Math.exp(-(GLAD.intercept + 2 * (GLAD.weights.topics ?? 0)))),
      5,
    );
  });

  it('never falls when a post is nearer in any way', () => {
    fc.assert(
      fc.property(values, fc.nat(NAMES.length - 1), fc.double({ min: 0, max: 3, noNaN: true }), (some, which, more) => {
        const features = createFeatures(some);
        const name = NAMES[which] ?? 'topics';
        const nearer = { ...features, [name]: features[name] + more };
        expect(judge(nearer).related).toBeGreaterThanOrEqual(judge(features).related);
        expect(worthOf(judge(nearer))).toBeGreaterThanOrEqual(worthOf(judge(features)));
      }),
    );
  });

  it('shows by the chance, more of the doubtful ones to who wants many', () => {
    const shown = (related: number) =>
      (['few', 'normal', 'many'] satisfies Strictness[]).map((strictness) => isShown({ related }, strictness, 1_000));
    expect(shown(0.7)).toEqual([true, true, true]);
    expect(shown(0.5)).toEqual([false, true, true]);
    expect(shown(0.35)).toEqual([false, false, true]);
    expect(shown(0.2)).toEqual([false, false, false]);
  });

  it('asks a little less in a small library, and no step anywhere', () => {
    const least = (postCount: number) => {
      let chance = 0;
      while (!isShown({ related: chance }, 'normal', postCount)) chance += 0.0005;
      return chance;
    };
    const bars = [1, 7, 12, 40, 100, 1_000, 60_000].map(least);
    expect(bars).toEqual([...bars].sort((a, b) => a - b));
    expect((bars.at(-1) ?? 1) - (bars[0] ?? 0)).toBeLessThan(0.081);
  });

  const chances = (...related: number[]) => related.map((chance) => ({ related: chance }));

  it('asks more of a post that stands alone, unless the library is small', () => {
    expect(isAnswered(chances(0.6, 0.1, 0.05, 0.02), 'normal', 1_000)).toBe(false);
    expect(isAnswered(chances(0.62, 0.25, 0.2), 'normal', 1_000)).toBe(false);
    expect(isAnswered(chances(0.6, 0.4, 0.3), 'normal', 1_000)).toBe(true);
    expect(isAnswered(chances(0.5, 0.48, 0.4), 'normal', 1_000)).toBe(true);
    expect(isAnswered(chances(0.75), 'normal', 1_000)).toBe(true);
    expect(isAnswered(chances(0.6), 'normal', 1)).toBe(true);
    expect(isAnswered([], 'many', 1_000)).toBe(false);
  });

  it('hears a page that has an answer still when one post more is near it', () => {
    const related = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(related, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5_000), (some, more, postCount) => {
        if (!isAnswered(chances(...some), 'normal', postCount)) return;
        expect(isAnswered(chances(...some, more), 'normal', postCount)).toBe(true);
      }),
    );
  });

  it('calls strong what is seldom wrong', () => {
    expect([0.5, 0.6, 0.85].map((related) => strengthOf({ related, glad: 0 }))).toEqual(['weak', 'medium', 'strong']);
  });
});
