import { describe, expect, it } from 'vitest';
import { endLine } from '../../../utils/pdf/end-line.ts';
import { joinLines } from '../../../utils/pdf/join-lines.ts';
import type { PdfLine } from '../../../utils/pdf/pdf-line.ts';

const SIZE = 10;

/** Lines below each other, 14 points apart, each as wide as its text: a Han letter as its size, others half of it. */
function lines(...texts: (string | { text: string; start?: number; down?: number; size?: number })[]): PdfLine[] {
  let height = 700;
  return texts.map((one) => {
    const { text, start = 50, down = 14, size = SIZE } = typeof one === 'string' ? { text: one } : one;
    height -= down;
    return { text, start, end: start + widthOf(text, size), height, size };
  });
}

function widthOf(text: string, size: number): number {
  return Array.from(text, (letter) => (letter > '\u2e7f' ? size : size / 2)).reduce((sum, width) => sum + width, 0);
}

function join(...pages: PdfLine[][]): string[] {
  return joinLines(pages).map(({ text }) => text);
}

const FULL = '这一行写满了整整一栏的宽度没有剩下任何地方';

describe('lines of a Chinese paragraph', () => {
  it('are joined without a space where the paragraph goes on', () => {
    expect(join(lines(FULL, FULL, '最后一行短。'))).toEqual([`${FULL}${FULL}最后一行短。`]);
  });

  it('end with the paragraph where room was left for more', () => {
    expect(join(lines(FULL, '到这里为止。', FULL, '又到这里。'))).toEqual([`${FULL}到这里为止。`, `${FULL}又到这里。`]);
  });

  it('begin another where the first line is indented, though the last one was full', () => {
    const indented = { text: FULL.slice(2), start: 70 };
    expect(join(lines(FULL, `${FULL.slice(0, -1)}。`, indented, FULL))).toEqual([
      `${FULL}${FULL.slice(0, -1)}。`,
      `${FULL.slice(2)}${FULL}`,
    ]);
  });

  it('stay together where punctuation that may not begin a line leaves a letter of room', () => {
    expect(join(lines(FULL, FULL.slice(0, -1), '，接着说下去的内容。'))).toEqual([
      `${FULL}${FULL.slice(0, -1)}，接着说下去的内容。`,
    ]);
  });
});

describe('lines of an English paragraph', () => {
  it('are joined with a space, and a word broken at a line end is one again', () => {
    expect(
      join(lines('Customers who were reminded came back re-', 'liably, week after week, for a long while')),
    ).toEqual(['Customers who were reminded came back reliably, week after week, for a long while']);
  });

  it('are ragged: a line ends early only where the next word would have had room', () => {
    const ragged = lines('A line that has room for six', 'extraordinarily long words, and no', 'more of them.');
    expect(join(ragged)).toEqual(['A line that has room for six extraordinarily long words, and no more of them.']);
    expect(join(lines('A sentence that ends.', 'The next one is a paragraph, since there was room'))).toEqual([
      'A sentence that ends.',
      'The next one is a paragraph, since there was room',
    ]);
  });

  it.each([
    ['state-of-the-', 'art', 'state-of-the-art'],
    ['the well-', 'Being', 'the well-Being'],
    ['soft\u00ad', 'ware', 'software'],
    ['a pause -', 'then more', 'a pause - then more'],
    ['2019-', '2024', '2019- 2024'],
    ['使用', 'GPT 写', '使用GPT 写'],
    ['GPT', '写的', 'GPT写的'],
  ])('%s and %s make %s', (before, after, joined) => {
    expect(endLine(before, after) + after).toBe(joined);
  });
});

describe('what stands apart on the page', () => {
  it('is a paragraph of its own: larger letters, a wide gap, marks of a list', () => {
    const page = lines(
      { text: '标题在这里', size: 18 },
      FULL,
      `${FULL.slice(0, -1)}。`,
      { text: FULL, down: 30 },
      `${FULL.slice(0, -1)}，`,
      '（一）先看订单',
      '二、再看名单',
      '• 最后打电话',
      '3. 写下来',
    );
    expect(join(page)).toEqual([
      '标题在这里',
      `${FULL}${FULL.slice(0, -1)}。`,
      `${FULL}${FULL.slice(0, -1)}，`,
      '（一）先看订单',
      '二、再看名单',
      '• 最后打电话',
      '3. 写下来',
    ]);
  });

  it('goes on in the next column and on the next page where a sentence was left open', () => {
    const left = lines(FULL, FULL);
    const right = lines(FULL, '到第二栏才完。').map((line) => ({
      ...line,
      start: line.start + 300,
      end: line.end + 300,
    }));
    expect(join([...left, ...right], lines('第二页是另一段。'))).toEqual([
      `${FULL}${FULL}${FULL}到第二栏才完。`,
      '第二页是另一段。',
    ]);
    expect(join(lines(FULL, FULL), lines('下一页才完。'))).toEqual([`${FULL}${FULL}下一页才完。`]);
  });

  it('is judged in time that grows with the lines, not with their square', () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({
      text: FULL,
      start: 50,
      end: 260,
      height: 700 - 14 * i,
      size: SIZE,
    }));
    expect(joinLines([many])).toHaveLength(1);
  });
});
