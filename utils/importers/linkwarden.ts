import { defineJsonImporter } from './json/define-json-importer.ts';
import { asObject, listField, textField } from './reading/json-fields.ts';

/** Linkwarden's JSON backup: collections of links. */
export const linkwarden = defineJsonImporter({
  format: 'linkwarden',
  recognise: (head) =>
    /^\s*\{/.test(head) && /"collections"\s*:\s*\[/.test(head) && /"links"\s*:\s*\[/.test(head) ? 0.93 : 0,
  plan(path) {
    if (path.length === 0) return 'enter';
    if (path[0] !== 'collections') return 'skip';
    if (path.length <= 2) return 'enter';
    if (path[2] !== 'links') return 'skip';
    return path.length === 3 ? 'enter' : 'build';
  },
  toRawPost: (link) => ({
    isBookmark: true,
    title: textField(link, 'name'),
    text: textField(link, 'description'),
    url: textField(link, 'url'),
    publishedAt: textField(link, 'createdAt'),
    tags: listField(link, 'tags').map((tag) => textField(asObject(tag) ?? {}, 'name')),
  }),
});
