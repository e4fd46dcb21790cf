import { expect, it } from 'vitest';
import { collectLines, type PdfRun } from '../../../utils/pdf/collect-lines.ts';

function run(str: string, start: number, height: number, more: Partial<PdfRun> = {}): PdfRun {
  return {
    str,
    transform: [10, 0, 0, 10, start, height],
    width: 5 * str.length,
    height: 10,
    hasEOL: false,
    isVertical: false,
    ...more,
  };
}

function texts(...runs: PdfRun[]): string[] {
  return collectLines(runs).map(({ text }) => text);
}

it('runs on one height are one line, with a space where they stand apart', () => {
  expect(
    texts(run('one', 50, 700), run(' ', 65, 700), run('word', 70, 700), run('ap', 95, 700), run('art', 105, 700)),
  ).toEqual(['one word apart']);
});

it('the mark of a note stands on the line it belongs to', () => {
  const mark = run('3', 70, 704, { transform: [6, 0, 0, 6, 70, 704], width: 3 });
  expect(texts(run('text', 50, 700), mark, run('more', 78, 700), run('below', 50, 686))).toEqual([
    'text3 more',
    'below',
  ]);
});

it('a line of another column at the same height is another line when it is drawn before', () => {
  expect(texts(run('right', 300, 700), run('left', 50, 700))).toEqual(['right', 'left']);
});

it('writing that is turned by a quarter makes lines as well', () => {
  const turned = (str: string, along: number, across: number) =>
    run(str, 0, 0, { transform: [0, 10, -10, 0, across, along] });
  expect(texts(turned('第一', 50, 100), turned('行', 60, 100), turned('第二行', 50, 114))).toEqual([
    '第一行',
    '第二行',
  ]);
});

it('letters that stand one below the other are a line downwards', () => {
  const vertical = (str: string, across: number, top: number) =>
    run(str, across, top, { height: 10 * str.length, width: 10, isVertical: true });
  expect(texts(vertical('竖排', 500, 700), vertical('文字', 500, 680), vertical('第二列', 480, 700))).toEqual([
    '竖排文字',
    '第二列',
  ]);
});

it('dots that lead to the number of a page go, radicals become characters', () => {
  expect(texts(run('第⼀章 ⻚码 . . . . . . . . 12', 50, 700))).toEqual(['第一章 页码 12']);
});
