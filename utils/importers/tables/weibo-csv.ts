import { splitTagText } from '../text/split-tag-text.ts';
import { defineTableImporter } from './define-table-importer.ts';

/** 微博 posts in the CSV of weibo-spider (columns 微博id, 微博正文) and of weibo-crawler (id, 正文, 话题). */
export const weiboCsv = defineTableImporter({
  format: 'weibo-csv',
  columns: ['头条文章url', '点赞数', '转发数', '评论数'],
  toRawPost(get) {
    const text = get('微博正文') || get('正文');
    return {
      text,
      url: weiboUrl(get('用户id') || get('user_id'), get('bid') || get('微博id')) || get('头条文章url'),
      author: get('用户昵称') || get('screen_name'),
      publishedAt: get('发布时间') || get('日期') || get('完整日期'),
      tags: [...splitTagText(get('话题')), ...hashtagsOf(text)],
    };
  },
});

/** The address of one 微博, when the file knows whose it is. */
export function weiboUrl(userId: string, bid: string): string {
  return /^\d+$/.test(userId) && /^\w+$/.test(bid) ? `https://weibo.com/${userId}/${bid}` : '';
}

/** `#话题#`, with a sign at both ends. */
function hashtagsOf(text: string): string[] {
  return [...text.matchAll(/#([^#\s]{1,40})#/gu)].map(([, tag = '']) => tag);
}
