import { describe, expect, it } from 'vitest';
import { importAll } from './import-all.ts';

describe('files as people and tools write them', () => {
  it.each([
    [
      'a nested question',
      'a.json',
      '[{"question":{"title":"怎么定价？"},"content":"<p>先看退货</p>","author":{"name":"老周"},"created_time":1718684102}]',
      { title: '怎么定价？', text: '先看退货', author: '老周' },
    ],
    [
      'a list of one document',
      'a.json',
      '{"rows":[{"uri":"https://example.com/a","text":"批注","document":{"title":["包邮线"]}}]}',
      { title: '包邮线', url: 'https://example.com/a' },
    ],
    [
      'tags among notes',
      'a.json',
      '{"items":[{"content_type":"Tag","content":{"title":"运营"}},{"content_type":"Note","content":{"title":"周会","text":"换了话术"}}]}',
      { title: '周会', text: '换了话术' },
    ],
    [
      'topics of 小红书',
      'a.json',
      '[{"title":"灯","desc":"看流明 #露营[话题]#","note_url":"https://example.com/1"}]',
      { text: '看流明 #露营' },
    ],
    [
      'records by their keys',
      'a.json',
      '{"status":1,"list":{"12":{"resolved_title":"包邮线","resolved_url":"https://example.com/a","time_added":"1718684102"},"13":{"resolved_title":"会员日","resolved_url":"https://example.com/b"}}}',
      { title: '包邮线', url: 'https://example.com/a', publishedAt: '2024-06-18T04:15:02Z' },
    ],
    [
      'a span of days in Notion',
      '周会 0123456789abcdef0123456789abcdef.md',
      '# 周会\n\nOwner: 周周\nDate: June 18, 2024 → June 19, 2024\n\n换了话术',
      { title: '周会', author: '周周', publishedAt: '2024-06-18', text: '换了话术' },
    ],
    [
      'data in a script',
      'data.js',
      'var posts = [{"title":"甲","content":"正文在这"}];\n',
      { title: '甲', text: '正文在这' },
    ],
    [
      'an Atom feed without its namespace',
      'a.xml',
      '<feed><title>站</title><entry><title>甲</title><link href="https://example.com/1"/><summary>正文</summary></entry></feed>',
      { title: '甲', url: 'https://example.com/1' },
    ],
    [
      'a feed with a prefix',
      'a.xml',
      '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:item><r:title>甲</r:title><r:description>正文</r:description></r:item></r:channel></r:rss>',
      { title: '甲', text: '正文' },
    ],
    [
      'Windows’ signs in a feed',
      'a.xml',
      '<rss><channel><item><title>甲</title><description>&#147;快&#148;&#133;</description></item></channel></rss>',
      { text: '“快”…' },
    ],
    [
      'a frame that nobody closed',
      'a.xml',
      '<rss><channel><item><title>甲</title><description><![CDATA[前<iframe src="x"><p>后</p>]]></description></item></channel></rss>',
      { text: '前\n后' },
    ],
    [
      'base64 in Atom 1.0',
      'a.xml',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>甲</title><content type="application/octet-stream">PHA+5q2j5paHPC9wPg==</content></entry></feed>',
      { text: '正文' },
    ],
    [
      'Cubox’s link above a text',
      'a.md',
      '[运费写在旁边](https://example.com/fee)\n\n正文。\n\n[Read in Cubox](https://cubox.pro/my/card?id=1)\n',
      { title: '运费写在旁边', url: 'https://example.com/fee', text: '正文。' },
    ],
    [
      '微信读书 without marks',
      'a.txt',
      '《价格游戏》\n利·考德威尔\n2个笔记\n\n点评\n2024/06/18 认为好看\n锚点最好。\n\n第一章\n• 折扣要有理由。\n\n-- 来自微信读书',
      { title: '价格游戏', text: '锚点最好。', publishedAt: '2024-06-18' },
    ],
    [
      'a TextBundle',
      '包邮线.textbundle/text.markdown',
      '中位数往上一成。',
      { title: '包邮线', text: '中位数往上一成。' },
    ],
    [
      'a page of SingleFile',
      'a.html',
      '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.com/a \n--><title>甲</title><body><p>正文</p></body></html>',
      { url: 'https://example.com/a' },
    ],
  ])('%s', async (_, name, bytes, post) => {
    const { posts } = await importAll([{ name, bytes }]);
    expect(posts[0]).toMatchObject(post);
  });

  it('reads the JSON of 微博 tools, which says more, and not the CSV beside it', async () => {
    const { format, posts } = await importAll([
      { name: '周周/1.csv', bytes: 'id,正文,头条文章url,日期,点赞数,评论数,转发数\n1,今天复盘,,2024-06-18,1,2,3\n' },
      {
        name: '周周/1.json',
        bytes: '{"user":{},"weibo":[{"user_id":"1","bid":"Nab","text":"今天复盘","created_at":"2024-06-18"}]}',
      },
    ]);
    expect(format).toBe('weibo-json');
    expect(posts).toMatchObject([{ url: 'https://weibo.com/1/Nab' }]);
  });

  it('leaves no line of Logseq’s copies and TextBundle’s facts to another format', async () => {
    const { format, posts } = await importAll([
      { name: '库/pages/灯.md', bytes: '- 看流明' },
      { name: '库/logseq/bak/pages/灯/1.md', bytes: '- 旧的' },
      { name: 'a.textbundle/text.md', bytes: '# 甲\n\n正文' },
      { name: 'a.textbundle/info.json', bytes: '{"version":2,"title":"x","text":"y"}' },
    ]);
    expect(format).toBe('markdown');
    expect(posts.map(({ title }) => title)).toEqual(['灯', '甲']);
  });
});
