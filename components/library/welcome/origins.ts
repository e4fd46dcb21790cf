import type { MessageKey } from '../../../utils/protocol/translate.ts';

/** Where readers keep their posts, and how each gives them away. The commonest first. */
export const ORIGINS: readonly { name: MessageKey; how: MessageKey }[] = [
  { name: 'origin_bookmarks', how: 'origin_bookmarks_how' },
  { name: 'origin_notes', how: 'origin_notes_how' },
  { name: 'origin_table', how: 'origin_table_how' },
  { name: 'origin_telegram', how: 'origin_telegram_how' },
  { name: 'origin_readlater', how: 'origin_readlater_how' },
];
