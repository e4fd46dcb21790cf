import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Readwise's CSV of highlights: one post a highlight, titled by its book. Older files lack the last column. */
export const readwiseHighlights = defineTableImporter({
  format: 'readwise-highlights',
  columns: ['Highlight', 'Book Title', 'Book Author', 'Highlighted at'],
  toRawPost: (get) => ({
    title: get('Book Title'),
    text: get('Note') === '' ? get('Highlight') : `${get('Highlight')}\n${get('Note')}`,
    author: get('Book Author'),
    publishedAt: get('Highlighted at'),
    tags: [...splitTagText(get('Tags')), ...splitTagText(get('Document tags'))],
  }),
});
