import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { stemOf } from '../reading/file-name.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readWholeText } from '../reading/read-text.ts';
import { readHtmlPage } from './read-html-page.ts';

/** One saved page. Pages with their pictures inside are larger than any text. */
const MAX_FILE_BYTES = 32_000_000;

/** A saved HTML page, one post a file. */
export const htmlPage: Importer = {
  format: 'html-page',
  recognise: (file) =>
    /^\s*(?:<\?xml[^<]*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html)[\s>]/i.test(
      decodeHead(file).slice(0, 4000),
    )
      ? 0.4
      : 0,
  /** Medium's export has lists of followers and of claps beside the posts. */
  claim: (files) => files.filter(isMediumPost),
  read: (files, _choices, signal) => readEachFile(files, signal, readFile),
};

function isMediumPost(file: ImportFile): boolean {
  return /(?:^|\/)posts\/[^/]+\.html$/.test(file.name) && /<article class="h-entry">/.test(decodeHead(file));
}

async function* readFile(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  if (isMediumPost(file) && /\/draft_[^/]*$/.test(file.name)) {
    yield skippedEvent('draft', file.name, stemOf(file.name));
    return;
  }
  const html = await readWholeText(file, MAX_FILE_BYTES, signal, bad);
  yield* postEvents(readHtmlPage(html, stemOf(file.name)), file.name, bytesBefore + file.size);
}
