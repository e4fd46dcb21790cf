import { textField } from '../reading/json-fields.ts';
import { defineJsonImporter, listPlan } from './define-json-importer.ts';

/** Pinboard's JSON (and Delicious's before it), where the title is called "description" and the text "extended". */
export const pinboard = defineJsonImporter({
  format: 'pinboard',
  recognise: (head) =>
    /^\s*\[\s*\{/.test(head) && /"href"\s*:/.test(head) && /"extended"\s*:/.test(head) && /"description"\s*:/.test(head)
      ? 0.95
      : 0,
  plan: listPlan,
  toRawPost: (bookmark) => ({
    isBookmark: true,
    title: textField(bookmark, 'description'),
    text: textField(bookmark, 'extended'),
    url: textField(bookmark, 'href'),
    publishedAt: textField(bookmark, 'time'),
    tags: textField(bookmark, 'tags').split(/[\s,]+/),
  }),
});
