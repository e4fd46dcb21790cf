import { defineJsonImporter, listPlan } from './define-json-importer.ts';
import { textField, textListField } from './reading/json-fields.ts';

/** Omnivore's `metadata_*.json`: addresses, titles and labels of saved pages. */
export const omnivore = defineJsonImporter({
  format: 'omnivore',
  recognise: (head) => (/^\s*\[\s*\{/.test(head) && /"savedAt"\s*:/.test(head) && /"labels"\s*:/.test(head) ? 0.95 : 0),
  plan: listPlan,
  toRawPost: (page) => ({
    isBookmark: true,
    title: textField(page, 'title'),
    text: textField(page, 'description'),
    url: textField(page, 'url'),
    author: textField(page, 'author'),
    publishedAt: textField(page, 'publishedAt') || textField(page, 'savedAt'),
    tags: textListField(page, 'labels'),
  }),
});
