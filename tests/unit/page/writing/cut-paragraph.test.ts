import { expect, it } from 'vitest';
import { AFTER_CARET, BEFORE_CARET, cutParagraph } from '../../../../utils/page/writing/cut-paragraph.ts';

it.each([
  ['a line between blank ones', '上一段\n\n这一段', '写到这里\n\n下一段', '这一段写到这里'],
  [
    'lines of one sentence, wrapped by hand',
    'a line that goes on\nin the ',
    'next\nand ends here. \nNew',
    'a line that goes on\nin the next\nand ends here. ',
  ],
  ['one line of those that end a sentence each', '第一行。\n第二', '行。\n第三行。', '第二行。'],
  ['nothing on a blank line', '第一行\n', '\n第二行', ''],
  ['nothing of nothing', '', '', ''],
])('is %s', (_name, before, after, paragraph) => {
  expect(cutParagraph(before, after)).toBe(paragraph);
});

it('of a text without end is what stands around the caret', () => {
  const before = '前'.repeat(50_000);
  const after = '后'.repeat(50_000);
  expect(cutParagraph(before, after)).toBe('前'.repeat(BEFORE_CARET) + '后'.repeat(AFTER_CARET));
});
