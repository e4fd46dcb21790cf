import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWholeText } from './reading/read-text.ts';
import { readCsvHead, readCsvRows } from './tables/read-csv-rows.ts';
import { htmlToText } from './text/html-to-text.ts';

const COLUMNS = ['post_id', 'post_date', 'is_published', 'title'];
const MAX_POST_BYTES = 16_000_000;

/** A Substack export: `posts.csv` names the posts, their texts lie in `posts/<post_id>.html`. */
export const substack: Importer = {
  format: 'substack',
  recognise: (file) => (isList(file) ? 0.95 : 0),
  claim(files) {
    const texts = files.filter((file) => extensionOf(file.name) === 'html' && /(?:^|\/)\d+\.[^/]*$/.test(file.name));
    return files.some(isList) ? [...files.filter(isList), ...texts] : [];
  },
  read(files, _choices, signal) {
    const texts = new Map(files.filter((file) => !isList(file)).map((file) => [stemOf(file.name), file]));
    return readEachFile(files.filter(isList), signal, (file, reading) => readPosts(file, texts, reading));
  },
};

function isList(file: ImportFile): boolean {
  const { columns } = readCsvHead(file);
  return COLUMNS.every((column) => columns.includes(column));
}

async function* readPosts(
  file: ImportFile,
  texts: ReadonlyMap<string, ImportFile>,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  for await (const { cells, number, bytesDone } of readCsvRows(file, signal, bad)) {
    const get = (column: string) => cells.get(column) ?? '';
    const place = `${file.name}:${number}`;
    if (/^false$/i.test(get('is_published'))) {
      yield skippedEvent('draft', place, get('title'));
      continue;
    }
    const text = texts.get(get('post_id'));
    const body = text === undefined ? '' : htmlToText(await readWholeText(text, MAX_POST_BYTES, signal, bad));
    const raw = {
      title: get('title'),
      text: [get('subtitle'), body].filter((part) => part.trim() !== '').join('\n'),
      publishedAt: get('post_date'),
    };
    yield* postEvents(raw, place, bytesBefore + bytesDone);
  }
}
