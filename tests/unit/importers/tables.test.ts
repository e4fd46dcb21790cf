import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../utils/importers/tables/find-header.ts';
import { guessMapping } from '../../../utils/importers/tables/guess-mapping.ts';
import { splitTagText } from '../../../utils/importers/text/split-tag-text.ts';

describe('findHeader', () => {
  it.each([
    [
      'the first row',
      [
        ['标题', '正文'],
        ['甲', '乙'],
      ],
      ['标题', '正文'],
      1,
    ],
    [
      'a row below lines of one cell',
      [['导出自某平台'], ['共 2 条'], ['标题', '正文', '链接'], ['甲', '乙', 'x']],
      ['标题', '正文', '链接'],
      3,
    ],
    [
      'a row below lines of two cells in a table of many',
      [
        ['账号', '周周'],
        ['时间', '六月'],
        ['作品标题', '作品内容', '发布时间', '播放量', '作品链接'],
        ['甲', '乙', '2024-06-18', '3', 'x'],
      ],
      ['作品标题', '作品内容', '发布时间', '播放量', '作品链接'],
      3,
    ],
    [
      'no row, when the first is data',
      [
        ['https://example.com/a', '甲'],
        ['https://example.com/b', '乙'],
      ],
      ['#1', '#2'],
      0,
    ],
    [
      'names that are empty or twice',
      [
        ['', '标题', '标题'],
        ['1', '甲', '乙'],
      ],
      ['#1', '标题', '标题 2'],
      1,
    ],
  ])('finds %s', (_, rows, columns, rowsBefore) => {
    expect(findHeader(rows)).toEqual({ columns, rowsBefore });
  });
});

describe('guessMapping', () => {
  it.each([
    [
      'a 小红书 table, whose pictures have addresses too',
      {
        note_id: '1',
        title: '甲',
        desc: '乙丙丁',
        time: '1718684102000',
        nickname: '周周',
        avatar: 'https://example.com/a.png',
        video_url: '',
        note_url: 'https://example.com/1',
        tag_list: '灯',
      },
      { title: 'title', text: 'desc', url: 'note_url', author: 'nickname', publishedAt: 'time', tags: 'tag_list' },
    ],
    [
      'a table whose 评论 is a number',
      { 标题: '甲', 正文: '一段话', 评论: '12', 点赞: '3', 发布时间: '2024-06-18' },
      { title: '标题', text: '正文', url: '', author: '', publishedAt: '发布时间', tags: '' },
    ],
    [
      'a table whose 评论 is one',
      { 标题: '甲', 评论: '写得好', 评分: '5', 标记时间: '2024-06-18' },
      { title: '标题', text: '评论', url: '', author: '', publishedAt: '标记时间', tags: '' },
    ],
    [
      'an id, which never passes for the text',
      { post_id: '101.fu-gou-bu-shi-da-zhe', post_date: '2024-06-18', title: '甲' },
      { title: 'title', text: '', url: '', author: '', publishedAt: 'post_date', tags: '' },
    ],
    [
      'memos, whose names are ids',
      { name: 'memos/12', creator: 'users/1', createTime: '2024-06-18T12:15:02Z', content: '一段话' },
      { title: '', text: 'content', url: '', author: '', publishedAt: 'createTime', tags: '' },
    ],
    [
      'a shelf of books, whose words are the review',
      {
        'Book Id': '1',
        Title: '甲',
        Author: '乙',
        'Date Read': '2024/06/18',
        'Date Added': '2024/06/01',
        Bookshelves: 'to-read, 小说',
        'My Review': '值得再读一遍',
      },
      { title: 'Title', text: 'My Review', url: '', author: 'Author', publishedAt: 'Date Added', tags: '' },
    ],
    [
      'names that end as fields do',
      {
        电影名称: '甲',
        我的影评: '一段话',
        标记日期: '2024-06-18',
        条目链接: 'https://example.com/1',
        封面链接: 'https://example.com/a.jpg',
      },
      { title: '电影名称', text: '我的影评', url: '条目链接', author: '', publishedAt: '标记日期', tags: '' },
    ],
    [
      'columns without names',
      { '#1': 'https://example.com/a', '#2': '会员日的三个坑', '#3': '2024-06-18' },
      { title: '#2', text: '', url: '#1', author: '', publishedAt: '#3', tags: '' },
    ],
    [
      'years, which are no dates by themselves',
      { 甲: '2024', 乙: '一段十个字以上的话在这里' },
      { title: '', text: '乙', url: '', author: '', publishedAt: '', tags: '' },
    ],
  ])('maps %s', (_, row, mapping) => {
    expect(guessMapping(Object.keys(row), [Object.values(row)])).toEqual(mapping);
  });
});

describe('splitTagText', () => {
  it.each([
    ['运营 复盘', ['运营', '复盘']],
    ['#运营 #复盘', ['运营', '复盘']],
    ['meeting notes, planning', ['meeting notes', 'planning']],
    ['["运营","a b"]', ['运营', 'a b']],
    ['运营；复盘', ['运营', '复盘']],
  ])('splits %j', (text, tags) => {
    expect(splitTagText(text).map((tag) => tag.replace('#', ''))).toEqual(tags);
  });
});
