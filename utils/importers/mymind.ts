import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** mymind's CSV (`cards.csv`). */
export const mymind = defineTableImporter({
  format: 'mymind',
  columns: ['id', 'type', 'title', 'url', 'content', 'note', 'tags', 'created'],
  toRawPost: (get) => ({
    isBookmark: true,
    title: get('title'),
    text: [get('content'), get('note')].filter((part) => part !== '').join('\n'),
    url: get('url'),
    publishedAt: get('created'),
    tags: splitTagText(get('tags')),
  }),
});
