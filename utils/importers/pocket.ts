import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Pocket's CSV export (`part_000000.csv`). Its title is the address when Pocket found none. */
export const pocket = defineTableImporter({
  format: 'pocket',
  columns: ['title', 'url', 'time_added', 'status'],
  toRawPost: (get) => ({
    isBookmark: true,
    title: get('title') === get('url') ? '' : get('title'),
    url: get('url'),
    publishedAt: get('time_added'),
    tags: splitTagText(get('tags')),
  }),
});
