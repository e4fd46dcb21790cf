import type { RawPost } from '../post/create-post.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { listPlan } from './json/define-json-importer.ts';
import { decodeHead } from './reading/decode-head.ts';
import { asObject, textField, textListField } from './reading/json-fields.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readJsonRecords } from './reading/read-json-records.ts';
import { readWholeText } from './reading/read-text.ts';
import { htmlToText } from './text/html-to-text.ts';
import { markdownToText } from './text/markdown-to-text.ts';

/** One saved page's text. */
const MAX_CONTENT_BYTES = 16_000_000;

/**
 * Omnivore's export: `metadata_*.json` with addresses, titles and labels of saved pages, and beside it their texts in
 * `content/<slug>.html` and what was marked in them in `highlights/<slug>.md`.
 */
export const omnivore: Importer = {
  format: 'omnivore',
  recognise: (file) => (isMetadata(file) ? 0.95 : 0),
  claim: (files) =>
    files.some(isMetadata)
      ? files.filter(
          (file) => isMetadata(file) || /(?:^|\/)(?:content|highlights)\/[^/]+\.(?:html|md)$/.test(file.name),
        )
      : [],
  read(files, _choices, signal) {
    const texts = new Map(files.filter((file) => !isMetadata(file)).map((file) => [lastTwo(file.name), file]));
    return readEachFile(files.filter(isMetadata), signal, (file, reading) => readPages(file, texts, reading));
  },
};

function isMetadata(file: ImportFile): boolean {
  const head = decodeHead(file);
  return /^\s*\[\s*\{/.test(head) && /"savedAt"\s*:/.test(head) && /"labels"\s*:/.test(head);
}

/** "content/slug.html" of whatever folders stand before. */
function lastTwo(name: string): string {
  return name.split('/').slice(-2).join('/');
}

async function* readPages(
  file: ImportFile,
  texts: ReadonlyMap<string, ImportFile>,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  let number = 0;
  for await (const { value, bytesDone } of readJsonRecords(file, listPlan, signal, { bad })) {
    number++;
    const place = `${file.name}#${number}`;
    const page = asObject(value);
    if (page === null) {
      yield skippedEvent(value === undefined ? 'record-too-large' : 'broken-record', place, '');
      continue;
    }
    const slug = textField(page, 'slug');
    const content = texts.get(`content/${slug}.html`);
    const highlights = texts.get(`highlights/${slug}.md`);
    const whole = content === undefined ? '' : htmlToText(await readWholeText(content, MAX_CONTENT_BYTES, signal, bad));
    const marked =
      highlights === undefined ? '' : markdownToText(await readWholeText(highlights, MAX_CONTENT_BYTES, signal, bad));
    const raw: RawPost = {
      isBookmark: true,
      title: textField(page, 'title'),
      // What is marked in a text stands in it; only the reader's own words beside it would be new.
      text: whole.trim() || marked || textField(page, 'description'),
      url: textField(page, 'url'),
      author: textField(page, 'author'),
      publishedAt: textField(page, 'publishedAt') || textField(page, 'savedAt'),
      tags: textListField(page, 'labels'),
    };
    yield* postEvents(raw, place, bytesBefore + bytesDone);
  }
}
