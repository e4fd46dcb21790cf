import type { Reaction } from '../post/post.ts';
import { defineJsonImporter, listPlan } from './json/define-json-importer.ts';
import { asObject, listField, textField } from './reading/json-fields.ts';
import type { JsonObject } from './reading/read-json-records.ts';
import { htmlToText, looksLikeHtml } from './text/html-to-text.ts';

/** 微信公众号 articles as wechat-article-exporter wrote them to JSON: the digest, or the whole text when it was fetched. */
export const wechatArticles = defineJsonImporter({
  format: 'wechat-articles',
  recognise: (head) =>
    /^\s*\[\s*\{/.test(head) && /"(?:appmsgid|copyright_stat|item_show_type)"\s*:/.test(head) ? 0.95 : 0,
  plan: listPlan,
  toRawPost(article) {
    if (article.is_deleted === true) return 'deleted';
    const content = textField(article, 'content');
    return {
      title: textField(article, 'title'),
      text: (looksLikeHtml(content) ? htmlToText(content) : content) || textField(article, 'digest'),
      url: textField(article, 'link'),
      author: textField(article, 'author_name') || textField(article, '_accountName'),
      publishedAt: textField(article, 'update_time') || textField(article, 'create_time'),
      tags: listField(article, 'appmsg_album_infos').map((album) => textField(asObject(album) ?? {}, 'title')),
      reactions: readReactions(article),
    };
  },
});

/** 点赞 and 喜欢; readings and shares are no reactions. */
function readReactions(article: JsonObject): Reaction[] {
  const counts: [string, unknown][] = [
    ['👍', article.oldLikeNum],
    ['❤️', article.likeNum],
  ];
  return counts.flatMap(([emoji, count]) => (typeof count === 'number' ? [{ emoji, count }] : []));
}
