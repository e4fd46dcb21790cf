import { defineJsonImporter, listAtKeyPlan } from './json/define-json-importer.ts';
import { objectField, textField, textListField } from './reading/json-fields.ts';

/** Karakeep's (Hoarder's) JSON export: links, texts, and records whose content is null. */
export const karakeep = defineJsonImporter({
  format: 'karakeep',
  recognise: (head) =>
    /^\s*\{\s*"bookmarks"\s*:\s*\[/.test(head) && /"content"\s*:\s*(?:\{|null)/.test(head) ? 0.95 : 0,
  plan: listAtKeyPlan('bookmarks'),
  toRawPost(bookmark) {
    const content = objectField(bookmark, 'content');
    if (content === null) return 'no-text';
    const parts = [textField(content, 'text'), textField(bookmark, 'note')];
    return {
      isBookmark: true,
      title: textField(bookmark, 'title'),
      text: parts.filter((part) => part !== '').join('\n'),
      url: textField(content, 'url'),
      publishedAt: bookmark.createdAt,
      tags: textListField(bookmark, 'tags'),
    };
  },
});
