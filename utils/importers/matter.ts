import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Matter's CSV export. */
export const matter = defineTableImporter({
  format: 'matter',
  columns: ['Title', 'Author', 'Publisher', 'URL', 'Tags', 'Last Interaction Date', 'File Id'],
  toRawPost: (get) => ({
    isBookmark: true,
    title: get('Title'),
    url: get('URL'),
    author: get('Author') || get('Publisher'),
    publishedAt: get('Last Interaction Date'),
    tags: splitTagText(get('Tags')),
  }),
});
