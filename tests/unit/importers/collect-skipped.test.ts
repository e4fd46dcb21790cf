import { describe, expect, it } from 'vitest';
import { collectSkipped } from '../../../utils/importers/importer/collect-skipped.ts';

describe('collectSkipped', () => {
  it('folds by reason and file, and keeps the first place', () => {
    const collected = collectSkipped();
    for (const place of ['a.json#3', 'a.json#9', 'b.json#1'])
      collected.add({ reason: 'no-text', place, sample: place, count: 1 });
    collected.add({ reason: 'deleted', place: 'a.json#4', sample: '', count: 2 });
    expect(collected.list()).toEqual([
      { reason: 'no-text', place: 'a.json#3', sample: 'a.json#3', count: 2 },
      { reason: 'no-text', place: 'b.json#1', sample: 'b.json#1', count: 1 },
      { reason: 'deleted', place: 'a.json#4', sample: '', count: 2 },
    ]);
  });

  it('stays small when a hostile file has a thousand kinds', () => {
    const collected = collectSkipped();
    for (let i = 0; i < 5000; i++) collected.add({ reason: 'no-text', place: `file${i}.md:1`, sample: '', count: 1 });
    expect(collected.list().length).toBeLessThanOrEqual(501);
    expect(collected.list().reduce((sum, { count }) => sum + count, 0)).toBe(5000);
  });
});
