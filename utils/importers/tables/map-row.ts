import type { RawPost } from '../../post/create-post.ts';
import { markedTextToText } from '../text/marked-text-to-text.ts';
import { splitTagText } from '../text/split-tag-text.ts';
import { columnsNamedFor } from './column-names.ts';
import type { ColumnMapping } from './guess-mapping.ts';

/** Which columns are read in place of an empty text, in order: a note that nobody wrote has its excerpt beside it. */
export function listTextColumns(columns: readonly string[], mapping: Record<string, string>): string[] {
  if (!mapping.text) return [];
  const used = new Set(Object.values(mapping));
  return [mapping.text, ...columnsNamedFor('text', columns).filter((column) => !used.has(column))];
}

/** A row as a post, by the mapping that the reader left. `textColumns` are those of listTextColumns. */
export function mapRow(
  cells: ReadonlyMap<string, string>,
  mapping: Partial<ColumnMapping>,
  textColumns: readonly string[],
): RawPost {
  const get = (column: string | undefined) => (column === undefined ? '' : (cells.get(column) ?? ''));
  const isWords = (cell: string) => cell !== '' && !/^(?:[\d.,]+|https?:\/\/\S+|true|false|null)$/i.test(cell);
  const text = get(mapping.text) || (textColumns.map(get).find(isWords) ?? '');
  return {
    isBookmark: text === '' && get(mapping.url) !== '',
    title: get(mapping.title),
    // 小红书 marks its topics with words of its own: #选品[话题]#
    text: markedTextToText(text.replace(/\[(?:话题|超话)\]#?/g, ' ')),
    url: completeAddress(get(mapping.url)),
    author: get(mapping.author),
    publishedAt: get(mapping.publishedAt),
    tags: splitTagText(get(mapping.tags)),
  };
}

/** People write addresses without their "https://". */
function completeAddress(address: string): string {
  return /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}(?:[/?#]\S*)?$/i.test(address) ? `https://${address}` : address;
}
