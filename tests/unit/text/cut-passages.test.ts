import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPassages } from '../../../utils/text/cut-passages.ts';
import { scriptOf } from '../../../utils/text/script-of.ts';

describe('cutPassages', () => {
  it('cuts where a sentence ends, in the last part of a passage', () => {
    const sentence = `${'字'.repeat(99)}。`;
    expect(cutPassages(sentence.repeat(4), 'han', 8)).toEqual([
      { start: 0, end: 200 },
      { start: 200, end: 400 },
    ]);
  });

  it('cuts at a comma when no sentence ends, and anywhere when there is no sign', () => {
    expect(cutPassages(`${'字'.repeat(180)}，${'字'.repeat(300)}`, 'han', 1)).toEqual([{ start: 0, end: 181 }]);
    expect(cutPassages('字'.repeat(600), 'han', 2)).toEqual([
      { start: 0, end: 220 },
      { start: 220, end: 440 },
    ]);
  });

  it('leaves a short rest with the passage before it', () => {
    expect(cutPassages('字'.repeat(250), 'han', 8)).toEqual([{ start: 0, end: 250 }]);
  });

  it('takes a full stop for an end in Latin letters only before a space', () => {
    const text = `${'word '.repeat(84)}costs 3.50 now. ${'word '.repeat(40)}`;
    const [first] = cutPassages(text, 'latin', 8);
    expect(text.slice(0, first?.end)).toMatch(/3\.50 now\.$/);
  });

  it('covers the beginning without gaps, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), fc.nat({ max: 8 }), (text, limit) => {
        const passages = cutPassages(text, 'han', limit);
        expect(passages.length).toBeLessThanOrEqual(limit);
        passages.forEach(({ start, end }, i) => {
          expect(start).toBe(passages[i - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        });
        if (passages.length < limit) expect(passages.at(-1)?.end ?? 0).toBe(text.length);
      }),
    );
  });
});

describe('scriptOf', () => {
  it.each([
    ['用 react 写 hooks 的教程', 'han'],
    ['a note on wechat 微信', 'latin'],
    ['plain english', 'latin'],
    ['大促', 'han'],
    ['', 'han'],
  ])('says that "%s" is %s', (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });
});
