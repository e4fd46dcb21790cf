import { defineTableImporter } from './tables/define-table-importer.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Collections that Raindrop.io makes itself. */
const OWN_FOLDERS = new Set(['', 'Unsorted', 'Trash']);

/** Raindrop.io's CSV: note and highlights are the reader's own words, the excerpt is what there is without them. */
export const raindrop = defineTableImporter({
  format: 'raindrop',
  columns: ['title', 'note', 'excerpt', 'url', 'folder', 'created', 'highlights'],
  toRawPost(get) {
    const words = [get('note'), get('highlights').replace(/^(?:Highlight|Note):[ \t]*/gm, '')];
    const own = words.filter((part) => part.trim() !== '').join('\n');
    return {
      isBookmark: true,
      title: get('title'),
      text: own === '' ? get('excerpt') : `${get('excerpt')}\n${own}`,
      url: get('url'),
      publishedAt: get('created'),
      tags: [
        ...splitTagText(get('tags')),
        ...get('folder')
          .split(' / ')
          .filter((folder) => !OWN_FOLDERS.has(folder)),
      ],
    };
  },
});
