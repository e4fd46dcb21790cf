import type { RawPost } from '../post/create-post.ts';
import { readHtmlPage } from './html/read-html-page.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWhole } from './reading/read-whole.ts';

/** A page with its pictures. The parser holds the whole. */
const MAX_FILE_BYTES = 64_000_000;
/** Parts within parts; saved pages have one level, mail two or three. */
const MAX_NESTING = 20;

/** Pages saved as one file with their pictures (MHTML), and letters (EML) such as newsletters: both are MIME. */
export const mail: Importer = {
  format: 'mhtml',
  recognise(file) {
    const start = startOf(file);
    const headers = start.slice(0, /\r?\n\r?\n/.exec(start)?.index ?? start.length);
    if (!/^[\w-]{2,40}:/.test(headers) || !/^(?:content-type|mime-version):/im.test(headers)) return 0;
    if (/^snapshot-content-location:|^from: <saved by|multipart\/related/im.test(headers)) return 0.97;
    const isLetter = /^from:/im.test(headers) && /^(?:subject|date|message-id):/im.test(headers);
    return isLetter ? 0.9 : /^(?:mht|mhtml|eml)$/.test(extensionOf(file.name)) ? 0.6 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readMail),
};

async function* readMail(file: ImportFile, { signal, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const bytes = await readWhole(file, MAX_FILE_BYTES, signal);
  // Loaded when the first such file is read: 25 KB that most imports do not need.
  const { default: PostalMime } = await import('postal-mime');
  let parsed: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    parsed = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING });
  } catch (thrown) {
    throw new ImportFailure('file-malformed', file.name, file.name, 'export-again', thrown);
  }
  const { html = '', text = '', subject = '', from, date, headers } = parsed;
  const declared = headers.find(({ key }) => key === 'snapshot-content-location' || key === 'content-location')?.value;
  // Internet Explorer names the address with the first part alone.
  const location = declared ?? /^content-location:\s*(https?:\S+)/im.exec(startOf(file))?.[1];
  const page: RawPost = html === '' ? { text } : readHtmlPage(html, subject || stemOf(file.name));
  const isSavedPage = location !== undefined || /multipart\/related/i.test(decodeHead(file).slice(0, 2000));
  yield* postEvents(
    {
      ...page,
      // A letter's subject is its title; a page has its own.
      title: isSavedPage ? page.title || subject : subject || page.title,
      url: location || page.url,
      author: page.author || (isSavedPage ? '' : from?.name || from?.address),
      publishedAt: page.publishedAt || (isSavedPage ? '' : date),
    },
    file.name,
    bytesBefore + file.size,
  );
}

/** Headers are ASCII, whatever stands below them. */
function startOf(file: ImportFile): string {
  return new TextDecoder('windows-1252').decode(file.head.subarray(0, 16_000));
}
