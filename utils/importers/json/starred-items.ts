import { asObject, listField, objectField, textField, textListField } from '../reading/json-fields.ts';
import type { JsonObject } from '../reading/read-json-records.ts';
import { htmlToText } from '../text/html-to-text.ts';
import { defineJsonImporter, listAtKeyPlan } from './define-json-importer.ts';

/** Starred items as Google Reader wrote them, and Inoreader, The Old Reader, FreshRSS and others after it. */
export const starredItems = defineJsonImporter({
  format: 'starred-items',
  recognise: (head) =>
    /^\s*\{/.test(head) &&
    /"items"\s*:\s*\[/.test(head) &&
    /"(?:crawlTimeMsec|canonical|alternate|timestampUsec|origin)"\s*:/.test(head) &&
    !/jsonfeed\.org/.test(head)
      ? 0.95
      : 0,
  plan: listAtKeyPlan('items'),
  toRawPost(item) {
    const origin = objectField(item, 'origin');
    const content = objectField(item, 'content') ?? objectField(item, 'summary');
    return {
      title: htmlToText(textField(item, 'title')),
      text: content === null ? '' : htmlToText(textField(content, 'content')),
      url: firstHref(item, 'canonical') || firstHref(item, 'alternate'),
      author: textField(item, 'author') || (origin === null ? '' : textField(origin, 'title')),
      publishedAt: item.published ?? (textField(item, 'crawlTimeMsec') || textField(item, 'timestampUsec')),
      tags: textListField(item, 'categories').flatMap((category) => /\/label\/(.+)$/.exec(category)?.[1] ?? []),
    };
  },
});

function firstHref(item: JsonObject, key: string): string {
  return textField(asObject(listField(item, key)[0]) ?? {}, 'href');
}
