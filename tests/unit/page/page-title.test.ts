import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../../utils/page/page-title.ts';

const NOTHING = { documentTitle: '', declared: [], headings: [], siteName: '', host: '' };

describe('the title of a page', () => {
  it.each([
    [
      'loses channel and site of a Chinese portal',
      '脐橙卖到六月，靠的是两座冷库_财经频道_晨光网',
      '脐橙卖到六月，靠的是两座冷库',
    ],
    [
      'loses the site after a hyphen without spaces',
      '脐橙卖到六月，靠的是两座冷库-晨光网',
      '脐橙卖到六月，靠的是两座冷库',
    ],
    ['keeps a bar inside the title', '观察|脐橙为什么能卖到六月', '观察|脐橙为什么能卖到六月'],
    ['keeps a dash inside the title', 'Slow ships - and why we miss them', 'Slow ships - and why we miss them'],
    [
      'loses an English site',
      'Harbour opens a floating library | The Northern Post',
      'Harbour opens a floating library',
    ],
    ['keeps a title that is only a site', '晨光网', '晨光网'],
    ['loses the counter of unread messages', '(3) 直播间为什么掉人', '直播间为什么掉人'],
    [
      'loses a counter in words',
      '(1 封私信 / 2 条消息) 如何看待直播间掉人这件事？ - 某乎',
      '如何看待直播间掉人这件事？',
    ],
    ['loses a flashing note', '【新消息】直播间为什么掉人', '直播间为什么掉人'],
    [
      'loses a site of three characters after a dash',
      '为什么我不再写周报，改写复盘 - 小报台',
      '为什么我不再写周报，改写复盘',
    ],
    ['loses a site with a number, set close', '为什么我不再写周报，改写复盘-36号台', '为什么我不再写周报，改写复盘'],
    ['keeps the part of a series', '为什么我不再写周报，改写复盘 - 下篇', '为什么我不再写周报，改写复盘 - 下篇'],
  ])('%s', (_name, documentTitle, expected) => {
    expect(pageTitle({ ...NOTHING, documentTitle })).toBe(expected);
  });

  it('is the heading when the document title begins with it and goes on with the site', () => {
    const sources = {
      ...NOTHING,
      documentTitle: '我用三个月做了一个播客 | 慢慢写',
      headings: ['我用三个月做了一个播客'],
    };
    expect(pageTitle(sources)).toBe('我用三个月做了一个播客');
  });

  it('is not the name of the blog when that is the heading', () => {
    const sources = { ...NOTHING, documentTitle: 'Slow Waters: a ferry becomes a library', headings: ['Slow Waters'] };
    expect(pageTitle(sources)).toBe('Slow Waters: a ferry becomes a library');
  });

  it('is the declared title when the document has none', () => {
    expect(pageTitle({ ...NOTHING, declared: ['', '声明的标题'], headings: ['标题'] })).toBe('声明的标题');
  });
});
