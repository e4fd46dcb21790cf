import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Folders that Instapaper makes itself: they say nothing of the article. */
const OWN_FOLDERS = new Set(['', 'Unread', 'Archive', 'Starred']);

/** Instapaper's CSV export. */
export const instapaper = defineTableImporter({
  format: 'instapaper',
  columns: ['URL', 'Title', 'Selection', 'Folder', 'Timestamp'],
  toRawPost: (get) => ({
    isBookmark: true,
    title: get('Title'),
    text: get('Selection'),
    url: get('URL'),
    publishedAt: get('Timestamp'),
    tags: [...(OWN_FOLDERS.has(get('Folder')) ? [] : [get('Folder')]), ...splitTagText(get('Tags'))],
  }),
});
