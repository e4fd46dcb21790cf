import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile, ReadAsset } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWhole } from './reading/read-whole.ts';

/** The parser holds the whole file, and what it unpacks of it. A book of scanned pages has about as much. */
const MAX_FILE_BYTES = 128_000_000;
/** One more than a post may hold, so that a text that is cut is told as for every other format. */
const MAX_TEXT = 1_000_001;
/** A PDF begins within so many bytes: mailers and printers write something before it. */
const MAX_BEFORE = 1_024;

/** PDFs, one post a file. The title is the one that it tells, else the first large line, else the file's name. */
export const pdf: Importer = {
  format: 'pdf',
  recognise(file) {
    const start = new TextDecoder('windows-1252').decode(file.head.subarray(0, MAX_BEFORE));
    const at = start.indexOf('%PDF-');
    return at === 0 ? 0.99 : at > 0 && extensionOf(file.name) === 'pdf' ? 0.9 : 0;
  },
  read: (files, _choices, signal, readAsset) =>
    readEachFile(files, signal, (file, reading) => readFile(file, reading, readAsset)),
};

async function* readFile(
  file: ImportFile,
  { signal, bytesBefore }: FileReading,
  readAsset: ReadAsset | undefined,
): AsyncGenerator<ImportEvent> {
  const bytes = await readWhole(file, MAX_FILE_BYTES, signal);
  const { readPdf } = await import('../pdf/read-pdf.ts');
  const outcome = await readPdf(bytes, { maxText: MAX_TEXT, readAsset, signal });
  if (outcome.kind === 'unreadable') throw describeUnreadable(file, outcome.reason);
  const { title, author, publishedAt, text, brokenPages } = outcome.pdf;
  const [firstBroken] = brokenPages;
  if (firstBroken !== undefined)
    yield skippedEvent('broken-page', `${file.name}#${firstBroken}`, '', brokenPages.length);
  yield* postEvents(
    { title: title || stemOf(file.name), author, publishedAt, text },
    file.name,
    bytesBefore + file.size,
  );
}

function describeUnreadable(file: ImportFile, reason: 'encrypted' | 'broken' | 'no-text'): ImportFailure {
  if (reason === 'encrypted') return new ImportFailure('file-encrypted', file.name, file.name, 'remove-password');
  if (reason === 'no-text') return new ImportFailure('file-without-text', file.name, file.name, 'recognise-text');
  return new ImportFailure('file-malformed', file.name, file.name, 'export-again');
}
