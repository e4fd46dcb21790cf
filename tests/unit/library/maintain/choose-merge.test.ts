import { describe, expect, it } from 'vitest';
import { chooseMerge } from '../../../../utils/library/maintain/choose-merge.ts';
import type { ManifestSegment } from '../../../../utils/library/store/manifest.ts';

const MAX = 65_536;

function segment(id: number, posts: number, deleted = 0): ManifestSegment {
  const flags = new Uint8Array(posts).fill(1, 0, deleted);
  return {
    id,
    keys: [[id * 100_000, id * 100_000 + posts]],
    bytes: 0,
    builtWith: '',
    deleted: deleted > 0 ? flags : null,
  };
}

describe('chooseMerge', () => {
  it.each([
    ['nothing to join', [], []],
    ['three small ones can wait', [segment(1, 1), segment(2, 1), segment(3, 1)], []],
    ['four small ones are joined', [segment(1, 1), segment(2, 40), segment(3, 1), segment(4, 9)], [1, 2, 3, 4]],
    ['a large one among them is left alone', [segment(1, 5000), segment(2, 1), segment(3, 1), segment(4, 1)], []],
    [
      'four of a larger tier are joined, too',
      [segment(1, 16_384), segment(2, 16_384), segment(3, 16_384), segment(4, 10_848)],
      [1, 2, 3, 4],
    ],
    ['one with many deleted posts is written anew alone', [segment(1, 100, 30), segment(2, 100)], [1]],
    ['one with few deleted posts is not', [segment(1, 100, 29)], []],
    ['one whose posts are all deleted goes', [segment(1, 1, 1)], [1]],
  ])('%s', (_, segments, expected) => {
    expect(chooseMerge(segments, MAX)).toEqual(expected);
  });

  it('never makes a segment larger than the limit', () => {
    const large = Array.from({ length: 5 }, (_, i) => segment(i + 1, 20_000));
    expect(chooseMerge(large, MAX)).toEqual([1, 2, 3]);
    expect(chooseMerge(large, 10_000)).toEqual([]);
  });
});
