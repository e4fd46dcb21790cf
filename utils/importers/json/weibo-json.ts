import type { Importer } from '../importer/importer.ts';
import { asObject, listField, objectField, textField } from '../reading/json-fields.ts';
import type { JsonObject } from '../reading/read-json-records.ts';
import { weiboUrl } from '../tables/weibo-csv.ts';
import { markedTextToText } from '../text/marked-text-to-text.ts';
import { splitTagText } from '../text/split-tag-text.ts';
import { defineJsonImporter } from './define-json-importer.ts';

const posts = defineJsonImporter({
  format: 'weibo-json',
  recognise: (head) => (/^\s*\{/.test(head) && /"weibo"\s*:\s*\[/.test(head) ? 0.95 : 0),
  plan(path) {
    if (path.length === 0) return 'enter';
    if (path[0] !== 'weibo') return 'skip';
    return path.length === 1 ? 'enter' : 'build';
  },
  toRawPost(post) {
    const user = objectField(post, 'user') ?? {};
    const quoted = objectField(post, 'retweet');
    return {
      text: [textOf(post), quoted === null ? '' : textOf(quoted)].filter((text) => text !== '').join('\n'),
      url: weiboUrl(textField(post, 'user_id') || textField(user, 'id'), textField(post, 'bid')),
      author: textField(post, 'screen_name') || textField(user, 'screen_name'),
      publishedAt:
        textField(post, 'full_created_at') || textField(post, 'created_at') || textField(post, 'publish_time'),
      tags: [...splitTagText(textField(post, 'topics')), ...listField(post, 'topics').map(topicName)],
    };
  },
});

/** 微博 posts in the JSON of weibo-crawler and weibo-spider: one person's posts in the list "weibo". The same posts may lie beside it as CSV. */
export const weiboJson: Importer = {
  ...posts,
  claim: (files) => files.filter((file) => posts.recognise(file) > 0),
};

function textOf(post: JsonObject): string {
  return markedTextToText(textField(post, 'text') || textField(post, 'content'));
}

function topicName(value: Parameters<typeof asObject>[0]): string {
  return typeof value === 'string' ? value : textField(asObject(value) ?? {}, 'name');
}
