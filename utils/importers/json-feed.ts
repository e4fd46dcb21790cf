import { defineJsonImporter, listAtKeyPlan } from './json/define-json-importer.ts';
import { asObject, listField, objectField, textField, textListField } from './reading/json-fields.ts';
import { htmlToText } from './text/html-to-text.ts';

/** JSON Feed 1 and 1.1 files. */
export const jsonFeed = defineJsonImporter({
  format: 'json-feed',
  recognise: (head) =>
    /^\s*\{/.test(head) && /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(head) ? 0.97 : 0,
  plan: listAtKeyPlan('items'),
  toRawPost(item) {
    const author = asObject(listField(item, 'authors')[0]) ?? objectField(item, 'author');
    const html = textField(item, 'content_html');
    return {
      title: textField(item, 'title'),
      text: textField(item, 'content_text') || htmlToText(html) || textField(item, 'summary'),
      url: textField(item, 'url') || textField(item, 'external_url') || httpOnly(textField(item, 'id')),
      author: author ? textField(author, 'name') : '',
      publishedAt: textField(item, 'date_published') || textField(item, 'date_modified'),
      tags: textListField(item, 'tags'),
    };
  },
});

/** An id may be an address, and often is; any other id is none. */
function httpOnly(id: string): string {
  return /^https?:\/\//i.test(id) ? id : '';
}
