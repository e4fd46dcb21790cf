import { findHashtags, parseJikeContent } from './parse-jike-content.ts';
import { defineTableImporter } from './tables/define-table-importer.ts';

/** 即刻 posts as the extension "即刻导出" (jike-export-extension) writes them to CSV. */
export const jikeCsv = defineTableImporter({
  format: 'jike-csv',
  columns: ['时间', '作者', '内容', '动态链接', '动态圈子'],
  toRawPost(get) {
    const { text, url, circle } = parseJikeContent(get('内容'));
    return {
      text,
      url: get('动态链接') || url,
      author: get('作者'),
      publishedAt: get('时间'),
      tags: [get('动态圈子') || circle, ...findHashtags(text)],
    };
  },
});
