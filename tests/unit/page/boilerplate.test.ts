import { describe, expect, it } from 'vitest';
import { isBoilerplate, isDateOrByline, isEdgeNote, isRelatedHeading } from '../../../utils/page/boilerplate.ts';

describe('boilerplate lines', () => {
  it.each([
    '（责任编辑：甲乙）',
    '原标题：山里来了新农人',
    '免责声明：本文不构成投资建议。',
    '点击进入专题：',
    '分享到：',
    '阿渡 于 2026-03-05 11:04:05 发布 阅读量1.2k 收藏 3',
    'Advertisement',
    'Photo: Lena Holm',
    'Image 1 of / 8',
    'READ MORE: How the tunnel emptied the ferries',
    'Sign up for our newsletter to get the best of the Post in your inbox.',
    '© The Northern Post. All rights reserved.',
  ])('%s is one', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  it.each([
    '编辑器的选择比想象中重要，它决定了你愿不愿意写下去。',
    '来源于生活的故事总是更容易打动人，这一次也不例外。',
    '责任编辑制度在上世纪八十年代恢复，对出版业影响深远。',
    '她关注的是人，而不是流量；这也是这个栏目一直没有变的地方。',
    'Read more slowly, the librarian told us, and you will remember the ship.',
    'Photographs of the ferry hang in the corridor, next to the engine room.',
    'Sharing a book is older than owning one, says the director.',
  ])('%s is not', (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });

  it('believes invitations only at the edges', () => {
    expect(isEdgeNote('扫描下方二维码，关注我们的公众号')).toBe(true);
    expect(isBoilerplate('扫描下方二维码，关注我们的公众号')).toBe(false);
  });

  it.each([
    '相关推荐',
    '延伸阅读：',
    '猜你喜欢',
    '热门评论',
    'Related stories',
    'You may also like',
    'About the author',
  ])('%s heads a list of other things', (line) => {
    expect(isRelatedHeading(line)).toBe(true);
  });

  it.each(['相关性不等于因果', '推荐算法的三个误区', 'Related work in retrieval', 'More than a ferry'])(
    '%s is a heading of the text',
    (line) => {
      expect(isRelatedHeading(line)).toBe(false);
    },
  );

  it.each([
    '2026-03-18 09:30 来源：晨光财经',
    'Updated 5:27 am CST, Wednesday, November 20, 2019',
    'By Ada Winter',
    '23 Nov 2017',
  ])('%s says when or by whom', (line) => {
    expect(isDateOrByline(line)).toBe(true);
  });

  it.each([
    '2026年3月18日，第一座冷库在县城北边破土动工。',
    'By the time the tunnel opened, the ferries were already half empty on most days.',
  ])('%s is a sentence', (line) => {
    expect(isDateOrByline(line)).toBe(false);
  });
});
