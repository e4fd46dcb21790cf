import type { MessageKey, Translate } from '../../../utils/protocol/translate.ts';

const FORMATS: Partial<Record<string, MessageKey>> = {
  telegram: 'format_telegram',
  'channel-dump': 'format_channel_dump',
  'jike-csv': 'format_jike',
  'jike-text': 'format_jike',
  'wechat-articles': 'format_wechat',
  markdown: 'format_markdown',
  feed: 'format_feed',
  'json-feed': 'format_feed',
  netscape: 'format_bookmarks',
  flomo: 'format_flomo',
  csv: 'format_csv',
  'html-page': 'format_html',
  'posts-json': 'format_own',
};

/** What a person calls the format that an importer recognised; a product's name is its own name. */
export function describeFormat(t: Translate, format: string): string {
  const key = FORMATS[format];
  if (key) return t(key);
  return format === '' ? t('format_unknown') : format.charAt(0).toUpperCase() + format.slice(1).replaceAll('-', ' ');
}
