/**
 * Why something in a reader's file did not become a post as it stood. Keys of messages: `importSkip_<reason>` with `-`
 * as `_`. The first group was skipped; the second became a post, but something of it was changed.
 */
export const IMPORT_SKIP_REASONS = [
  'no-text', // nothing to show: a picture without words, an empty note
  'reactions-without-text', // channel dump: reactions to a picture that the dump does not hold
  'link-without-text', // channel dump: a link line alone
  'service-message', // Telegram: somebody joined, a message was pinned
  'chat-not-selected', // Telegram: a chat that the reader left out
  'not-a-post', // a record of another kind: a folder, a separator, a setting
  'broken-record', // a row or record that does not fit the format
  'broken-page', // PDF: a page that cannot be read
  'record-too-large', // one record larger than the bound
  'unsafe-address', // a bookmark whose address is not http(s): javascript:, file:, chrome:
  'deleted', // marked as deleted by the exporter
  'draft', // marked as a draft
  'other-format', // a file of another format beside the recognised ones: drop it alone
  'media-file', // picture, film, sound beside the text
  'hidden-file', // .obsidian, .git, __MACOSX and the like
  'nested-archive', // a zip inside a zip
  'feed-not-posts', // OPML lists feeds, not posts: reading feeds would need the network
  'bad-bytes', // bytes that are not text in the file's encoding; shown as �
  'address-dropped', // the post was kept, its unsafe address was not
  'text-cut', // the text was longer than the bound and was cut
] as const;

export type ImportSkipReason = (typeof IMPORT_SKIP_REASONS)[number];
