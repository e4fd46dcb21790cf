import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { extensionOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { findMapping, listColumnChoices, type Table } from './tables/column-choices.ts';
import { COLUMN_FIELDS } from './tables/column-names.ts';
import { guessMapping } from './tables/guess-mapping.ts';
import { listTextColumns, mapRow } from './tables/map-row.ts';
import { readCsvHead, readCsvRows } from './tables/read-csv-rows.ts';

/** Any table: the reader maps its columns. Columns that only a known exporter has are another importer's. */
export const csv: Importer = {
  format: 'csv',
  recognise(file) {
    const extension = extensionOf(file.name);
    const { columns } = readCsvHead(file);
    if (extension === 'csv' || extension === 'tsv') return columns.length > 0 && decodeHead(file) !== '' ? 0.6 : 0;
    // Without the extension only a header with known names counts: prose has commas too.
    const mapping = guessMapping(columns, []);
    const known = COLUMN_FIELDS.filter((field) => mapping[field] !== '').length;
    return columns.length >= 3 && known >= 3 && !/^\s*[[{<]/.test(decodeHead(file)) ? 0.4 : 0;
  },
  async listChoices(files) {
    return listColumnChoices(files.map(toTable));
  },
  read(files, choices, signal) {
    return readEachFile(files, signal, (file, reading) =>
      readTable(file, findMapping(choices, toTable(file)), reading),
    );
  },
};

function toTable(file: ImportFile): Table {
  const { columns, sample } = readCsvHead(file);
  return { name: file.name, columns, sample };
}

async function* readTable(
  file: ImportFile,
  mapping: Record<string, string>,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const textColumns = listTextColumns(readCsvHead(file).columns, mapping);
  for await (const row of readCsvRows(file, signal, bad)) {
    const place = `${file.name}:${row.number}`;
    const raw = mapRow(row.cells, mapping, textColumns);
    // A row with another number of cells is told, not dropped: a missing last cell is common, words out of place are seen.
    if (!row.fits && row.cells.size > 1 && raw.text === '' && raw.title === '' && raw.url === '')
      yield skippedEvent('broken-record', place, [...row.cells.values()].join(' '));
    else yield* postEvents(raw, place, bytesBefore + row.bytesDone);
  }
}
