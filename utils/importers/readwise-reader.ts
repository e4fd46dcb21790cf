import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Readwise Reader's CSV of saved documents. Its tags are a Python list in words. */
export const readwiseReader = defineTableImporter({
  format: 'readwise-reader',
  columns: ['Title', 'URL', 'ID', 'Saved date', 'Reading progress'],
  toRawPost: (get) => ({
    isBookmark: true,
    title: get('Title'),
    url: get('URL'),
    publishedAt: get('Saved date'),
    tags: splitTagText(get('Document tags')),
  }),
});
