import { expect, it } from 'vitest';
import { dropRunningLines } from '../../../utils/pdf/drop-running-lines.ts';
import type { PdfLine } from '../../../utils/pdf/pdf-line.ts';

const line = (text: string, height: number): PdfLine => ({ text, height, start: 50, end: 200, size: 10 });
const BODIES = ['甲', '乙', '丙'];
const page = (number: number, head = '内部资料') => [
  line(`${head} ${number}`, 800),
  line(`${BODIES[number % 3]}，它说的和别页不同。`, 700),
  line('同一句话每页都有，但是在正文里。', 650),
  line('再下面一行', 600),
  line(`${BODIES[number % 3]}到此为止`, 550),
  line(`第 ${number} 页`, 30),
];

it('running heads and numbers of pages go, what stands in the text stays', () => {
  const kept = dropRunningLines([page(1), page(2), page(3)]).map((lines) => lines.map(({ text }) => text));
  for (const [i, texts] of kept.entries())
    expect(texts).toEqual([
      `${BODIES[(i + 1) % 3]}，它说的和别页不同。`,
      '同一句话每页都有，但是在正文里。',
      '再下面一行',
      `${BODIES[(i + 1) % 3]}到此为止`,
    ]);
});

it('heads of left and right pages differ, and go both', () => {
  const pages = Array.from({ length: 10 }, (_, i) => page(i + 1, i % 2 === 0 ? '年度报告' : '第二章'));
  for (const lines of dropRunningLines(pages))
    expect(lines.map(({ text }) => text).join()).not.toMatch(/年度报告|第二章/);
});

it.each(['12', '- 12 -', '第 12 页', '12 / 40', 'Page 12 of 40', '第 3 页 共 9 页', 'xii'])(
  '%s is the number of a page',
  (text) => {
    const pages = dropRunningLines([[line('正文。', 700), line(text, 30)], [line('下一页的正文。', 700)]]);
    expect(pages[0]?.map((one) => one.text)).toEqual(['正文。']);
  },
);

it('of a single page nothing is taken', () => {
  expect(dropRunningLines([[line('2024', 700)]])).toEqual([[line('2024', 700)]]);
});
