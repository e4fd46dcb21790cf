import type { RawPost } from '../post/create-post.ts';
import { readHtmlPage } from './html/read-html-page.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { titleOfName } from './markdown/note-name.ts';
import { readNote } from './markdown/read-note.ts';
import { MAX_NOTE_BYTES } from './markdown.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWholeText } from './reading/read-text.ts';
import { findMapping, listColumnChoices, type Table } from './tables/column-choices.ts';
import { columnsNamedFor } from './tables/column-names.ts';
import { listTextColumns, mapRow } from './tables/map-row.ts';
import { readCsvHead, readCsvRows } from './tables/read-csv-rows.ts';

/** Notion ends every name with 32 digits of an id, and writes a database twice: as it is seen, and whole. */
const NAME = /[ -][0-9a-f]{32}(?:_all)?\.(?:md|html|csv)$/;
const PROPERTY = /^([^\n:]{1,60}): (.*)$/;

/** A Notion export, Markdown or HTML: pages with their properties, and rows of databases that have no page of their own. */
export const notion: Importer = {
  format: 'notion',
  recognise: (file) => (NAME.test(file.name) && extensionOf(file.name) !== 'csv' ? 0.8 : 0),
  claim(files) {
    const named = files.filter(({ name }) => NAME.test(name));
    const whole = new Set(named.map(({ name }) => name).filter((name) => name.endsWith('_all.csv')));
    return named.filter(({ name }) => !whole.has(name.replace(/\.csv$/, '_all.csv')));
  },
  listChoices: async (files) => listColumnChoices(files.filter(isDatabase).map(toTable)),
  read(files, choices, signal) {
    const pages = new Set(files.filter((file) => !isDatabase(file)).map(({ name }) => titleOfName(name)));
    return readEachFile(files, signal, (file, reading) =>
      isDatabase(file) ? readRows(file, findMapping(choices, toTable(file)), pages, reading) : readPage(file, reading),
    );
  },
};

function isDatabase(file: ImportFile): boolean {
  return extensionOf(file.name) === 'csv';
}

function toTable(file: ImportFile): Table {
  const { columns, sample } = readCsvHead(file);
  return { name: `${titleOfName(file.name.replace(/_all\.csv$/, '.csv'))}.csv`, columns, sample };
}

async function* readPage(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const text = (await readWholeText(file, MAX_NOTE_BYTES, signal, bad)).replace(/\r\n?/g, '\n');
  const raw =
    extensionOf(file.name) === 'html' ? readHtmlPage(text, titleOfName(file.name)) : readMarkdownPage(text, file.name);
  if (typeof raw === 'string') yield skippedEvent(raw, file.name, stemOf(file.name));
  else yield* postEvents(raw, file.name, bytesBefore + file.size);
}

function readMarkdownPage(text: string, name: string): ReturnType<typeof readNote> {
  const { properties, body } = splitProperties(text);
  const raw = readNote(body, name);
  if (typeof raw === 'string') return raw;
  const get = (field: 'url' | 'author' | 'publishedAt' | 'tags') => {
    const [column] = columnsNamedFor(field, [...properties.keys()]);
    return properties.get(column ?? '') ?? '';
  };
  const page: RawPost = {
    ...raw,
    url: get('url') || raw.url,
    author: get('author') || raw.author,
    // A date may be a span: its beginning counts.
    publishedAt: get('publishedAt').replace(/\s*→.*$/, '') || raw.publishedAt,
    tags: [...get('tags').split(/,\s*/), ...(raw.tags ?? [])],
  };
  return page;
}

/** The lines `Name: value` between a page's heading and its text. */
function splitProperties(markdown: string): { properties: Map<string, string>; body: string } {
  const properties = new Map<string, string>();
  const heading = /^\ufeff?\s*(?:# [^\n]*\n+)?/.exec(markdown)?.[0] ?? '';
  const rest = markdown.slice(heading.length);
  const block = rest.slice(0, rest.indexOf('\n\n') < 0 ? undefined : rest.indexOf('\n\n'));
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => PROPERTY.exec(line));
  if (lines.length === 0 || found.some((line) => line === null)) return { properties, body: markdown };
  for (const line of found) if (line !== null) properties.set(line[1] ?? '', line[2] ?? '');
  return { properties, body: heading + rest.slice(block.length) };
}

async function* readRows(
  file: ImportFile,
  mapping: Record<string, string>,
  pages: ReadonlySet<string>,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const textColumns = listTextColumns(readCsvHead(file).columns, mapping);
  for await (const { cells, number, bytesDone } of readCsvRows(file, signal, bad)) {
    const raw = mapRow(cells, mapping, textColumns);
    // The row's page is in the export, and says more.
    if (raw.title !== undefined && pages.has(raw.title)) continue;
    yield* postEvents(raw, `${file.name}:${number}`, bytesBefore + bytesDone);
  }
}
