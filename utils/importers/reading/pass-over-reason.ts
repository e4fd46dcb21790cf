import { extensionOf } from './file-name.ts';

const TEXT_EXTENSIONS = new Set([
  'json',
  'csv',
  'tsv',
  'md',
  'markdown',
  'txt',
  'text',
  'html',
  'htm',
  'xml',
  'rss',
  'atom',
  'opml',
  'jsonl',
  'ndjson',
  'enex',
  'mht',
  'mhtml',
  'eml',
  'bib',
  'bibtex',
  'ris',
  'xlsx',
  'xlsm',
  'pdf',
]);
const MEDIA_EXTENSION =
  /^(?:png|jpe?g|gif|webp|avif|heic|heif|bmp|tiff?|svg|ico|mp3|m4a|aac|ogg|oga|opus|wav|flac|mp4|m4v|mov|avi|mkv|webm|tgs)$/;
const ARCHIVE_EXTENSIONS = new Set(['zip', 'rar', '7z', 'gz', 'tar', 'tgz', 'bz2', 'xz', 'zst']);

/** Why a file of a folder or archive is not read at all; null when it may be. */
export function passOverReason(name: string): 'hidden-file' | 'nested-archive' | 'media-file' | 'other-format' | null {
  if (/(?:^|\/)(?:\.[^/]|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name)) return 'hidden-file';
  // What programs keep beside the notes: TextBundle's facts, Logseq's copies of older states.
  if (/\.textbundle\/info\.json$/i.test(name)) return 'other-format';
  if (/(?:^|\/)logseq\/(?:bak|version-files)\//.test(name)) return 'hidden-file';
  const extension = extensionOf(name);
  if (ARCHIVE_EXTENSIONS.has(extension)) return 'nested-archive';
  // An X archive keeps what was written as scripts in one folder; other scripts are programs.
  if (
    TEXT_EXTENSIONS.has(extension) ||
    /(?:^|\/)data\/[\w-]+\.js$|(?:^|\/)(?:tweets?|account)(?:-part\d+)?\.js$/.test(name)
  )
    return null;
  if (/(?:^|\/)Bookmarks$/.test(name)) return null;
  return MEDIA_EXTENSION.test(extension) ? 'media-file' : 'other-format';
}
