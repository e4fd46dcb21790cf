import { describe, expect, it } from 'vitest';
import { bigramF1, figuresByPrefix, scorePage } from '../../bench/reading-score.ts';

describe('scoring what was read', () => {
  it.each([
    ['the same text', '一二三四', '一二三四', 1],
    ['the same text with other white space', '一二 三\n四', '一二三四', 1],
    ['nothing of it', '甲乙丙', '一二三', 0],
    ['half of it', '一二三', '一二三四五', (2 * 2) / (2 + 4)],
    ['it twice', '一二一二', '一二', (2 * 1) / (3 + 1)],
    ['nothing where there is nothing', '', '', 1],
    ['something where there is nothing', '一二', '', 0],
  ])('%s', (_name, text, truth, expected) => {
    expect(bigramF1(text, truth)).toBeCloseTo(expected, 12);
  });

  it('counts snippets found and absent, without regard to white space', () => {
    const truth = { id: 'traf-x', url: '', text: null, with: ['一 二', '五'], without: ['七', '三'] };
    expect(scorePage(truth, '一二三', 5)).toEqual({ id: 'traf-x', ms: 5, f1: null, with: [1, 2], without: [1, 2] });
  });

  it('groups by what stands before the first hyphen', () => {
    const truth = (id: string) => ({ id, url: '', text: '一二三', with: [], without: [] });
    const figures = figuresByPrefix([
      scorePage(truth('a-1-x'), '一二三', 1),
      scorePage(truth('a-2'), '', 3),
      scorePage(truth('b-1'), '一二三', 2),
    ]);
    expect(figures.get('a')).toMatchObject({ pages: 2, f1: 0.5, shareAtLeast90: 0.5, p95Ms: 3, withFound: null });
    expect(figures.get('all')).toMatchObject({ pages: 3, medianMs: 2 });
  });
});
