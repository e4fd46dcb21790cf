import { expect, it } from 'vitest';
import { createStartExcerpt } from '../../../utils/post/create-start-excerpt.ts';

it.each([
  ['leaves out a title that the text repeats', '大促复盘', '大促复盘\n退款率高了。', '退款率高了。', 5],
  ['leaves out the mark that ended such a title', '私域是信任', '私域是信任。复购才是命根', '复购才是命根', 6],
  ['goes on where a shortened title stops', '一年又一年，购物节…', '一年又一年，购物节，变成了疲劳', '变成了疲劳', 10],
  ['keeps the mark of a tag', '复盘', '复盘 #直播 的数', '#直播 的数', 3],
  ['keeps what opens the rest', '复盘', '复盘：“真实”的数', '“真实”的数', 3],
  ['shows a text that is its title and a mark', '大促复盘', '大促复盘。', '大促复盘。', 0],
  ['shows a text that is its title and no more', '大促复盘', '大促复盘', '大促复盘', 0],
  ['shows a text with a title of its own from the beginning', '复盘', '今年的大促', '今年的大促', 0],
])('%s', (_, title, text, shown, offset) => {
  expect(createStartExcerpt({ title, text })).toMatchObject({ text: shown, offset, cutAfter: false });
});

it('says when there is more', () => {
  expect(createStartExcerpt({ title: '长', text: '字'.repeat(500) })).toMatchObject({ cutAfter: true });
});
