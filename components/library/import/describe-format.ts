import type { MessageKey, Translate } from '../../../utils/protocol/translate.ts';

const FORMATS: Partial<Record<string, MessageKey>> = {
  telegram: 'format_telegram',
  'telegram-html': 'format_telegram',
  'channel-dump': 'format_channel_dump',
  'jike-csv': 'format_jike',
  'jike-text': 'format_jike',
  'wechat-articles': 'format_wechat',
  'weibo-json': 'format_weibo',
  'weibo-csv': 'format_weibo',
  'x-archive': 'format_x',
  evernote: 'format_evernote',
  'kindle-clippings': 'format_kindle',
  weread: 'format_weread',
  markdown: 'format_markdown',
  feed: 'format_feed',
  'json-feed': 'format_feed',
  'starred-items': 'format_feed',
  netscape: 'format_bookmarks',
  'bookmarks-json': 'format_bookmarks',
  addresses: 'format_addresses',
  flomo: 'format_flomo',
  csv: 'format_csv',
  xlsx: 'format_xlsx',
  json: 'format_json',
  'json-lines': 'format_json',
  bibtex: 'format_references',
  ris: 'format_references',
  'html-page': 'format_html',
  mhtml: 'format_mhtml',
  pdf: 'format_pdf',
  'posts-json': 'format_own',
  folder: 'source_folder',
  bookmarks: 'source_bookmarks',
};

/** What a person calls the format that an importer recognised; a product's name is its own name. */
export function describeFormat(t: Translate, format: string): string {
  const key = FORMATS[format];
  if (key) return t(key);
  return format === '' ? t('format_unknown') : format.charAt(0).toUpperCase() + format.slice(1).replaceAll('-', ' ');
}
