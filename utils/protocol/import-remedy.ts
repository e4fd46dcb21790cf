/** What the reader can do about a failure. Keys of messages: `importRemedy_<remedy>` with `-` as `_`. */
export const IMPORT_REMEDIES = [
  'export-again', // the file is cut off or damaged: export it again
  'choose-other', // this is not a file we can read: see the list of formats
  'split-file', // too large: export less at a time, or split it
  'unpack-first', // unpack the archive and choose the files inside
  'save-as-csv', // a spreadsheet: save it as CSV
  'save-as-utf8', // the encoding was not recognised: save as UTF-8
  'remove-password', // a PDF with a password: save it without
  'recognise-text', // a PDF of pictures: have its text recognised first
  'choose-posts-not-feeds', // OPML holds feeds
  'update-extension', // written by a newer 旁征
  'check-again', // a file of a followed folder: look again later
  'report', // our fault
] as const;

export type ImportRemedy = (typeof IMPORT_REMEDIES)[number];
