import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarks } from '../../../utils/text/find-marks.ts';
import { makeExcerpt } from '../../../utils/text/make-excerpt.ts';

const marked = (text: string, marks: [number, number][]) => marks.map(([start, end]) => text.slice(start, end));

describe('marks', () => {
  it.each([
    ['天猫双11的GMV', ['gmv', '双11'], ['双11', 'GMV']],
    ['退貨與退款', ['退货', '退款'], ['退貨', '退款']],
    ['ＧＭＶ 增长', ['gmv'], ['ＧＭＶ']],
    ['start the art', ['art'], ['art']],
    ['退款率', ['退款', '款率'], ['退款率']],
    ['没有', ['退款', ''], []],
  ])('of %s for %j are %j', (text, terms, expected) => {
    const marks = findMarks(
      text,
      terms.map((term) => ({ term })),
    );
    expect(marked(text, marks)).toEqual(expected);
  });

  it('show the typed beginning of a Latin word', () => {
    expect(findMarks('an application', [{ term: 'app', isPrefix: true }])).toEqual([[3, 6]]);
  });
});

describe('an excerpt', () => {
  const filler = '这一段与主题没有关系，只是为了把正文拉长而写的几句话。'.repeat(8);

  it('shows the stretch where most terms stand together, begun with its sentence', () => {
    const text = `${filler}退款又来了。${filler}今年天猫的退款率比去年高，原因有三个。${filler}`;
    const excerpt = makeExcerpt(text, [{ term: '天猫' }, { term: '退款率' }, { term: '退款' }]);
    expect(excerpt.text.startsWith('今年天猫的退款率比去年高')).toBe(true);
    expect(marked(excerpt.text, excerpt.marks)).toEqual(['天猫', '退款率']);
    expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, true]);
    expect(excerpt.text.endsWith('。')).toBe(true);
  });

  it('prefers the heavier term to two light ones', () => {
    const text = `天猫与京东。${filler}这里讲退款。${filler}`;
    const terms = [{ term: '天猫' }, { term: '京东' }, { term: '退款', weight: 5 }];
    expect(marked(...([makeExcerpt(text, terms)].map(({ text, marks }) => [text, marks])[0] as [string, []]))).toEqual([
      '退款',
    ]);
  });

  it('is the beginning when no term stands in the text', () => {
    const excerpt = makeExcerpt(`  第一句。${filler}`, [{ term: '没有的词' }]);
    expect(excerpt.text.startsWith('第一句。')).toBe(true);
    expect(excerpt.marks).toEqual([]);
    expect(excerpt.cutBefore).toBe(false);
  });

  it('is the whole of a short text', () => {
    expect(makeExcerpt('天猫大促', [{ term: '大促' }])).toEqual({
      text: '天猫大促',
      marks: [[2, 4]],
      offset: 0,
      cutBefore: false,
      cutAfter: false,
    });
  });

  it('does not cut Latin words or emoji in two', () => {
    const text = `${'word '.repeat(60)}target${' other'.repeat(60)}`;
    const excerpt = makeExcerpt(text, [{ term: 'target' }]);
    expect(
      excerpt.text
        .trim()
        .split(/\s+/)
        .every((word) => ['word', 'target', 'other'].includes(word)),
    ).toBe(true);
    const emoji = makeExcerpt(`${'😀'.repeat(100)}天猫${'😀'.repeat(100)}`, [{ term: '天猫' }]);
    expect(emoji.text.isWellFormed()).toBe(true);
  });

  it('is always an exact piece of the text with ordered, disjoint marks of bounded length', () => {
    const text = fc.array(fc.constantFrom('天猫', '退款', 'gmv', '。', '，', ' ', '\n', '😀', '一二三四五'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 200 }), (pieces, length) => {
        const source = pieces.join('');
        const excerpt = makeExcerpt(source, [{ term: '天猫' }, { term: 'gmv', weight: 3 }, { term: '款gmv' }], length);
        expect(source.slice(excerpt.offset, excerpt.offset + excerpt.text.length)).toBe(excerpt.text);
        expect(excerpt.text.length).toBeLessThanOrEqual(length + 20);
        let last = -1;
        for (const [start, end] of excerpt.marks) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(excerpt.text.length);
        if (source.includes('天猫')) expect(excerpt.marks.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
