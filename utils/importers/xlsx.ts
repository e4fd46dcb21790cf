import type { ImportChoice } from '../protocol/library-client.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { instapaper } from './instapaper.ts';
import { jikeCsv } from './jike-csv.ts';
import { matter } from './matter.ts';
import { mymind } from './mymind.ts';
import { raindrop } from './raindrop.ts';
import { extensionOf } from './reading/file-name.ts';
import { isZip } from './reading/open-zip.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readwiseHighlights } from './readwise-highlights.ts';
import { readwiseReader } from './readwise-reader.ts';
import { findMapping, listColumnChoices, type Table } from './tables/column-choices.ts';
import { hasColumns, rowEvents, type TableFormat } from './tables/define-table-importer.ts';
import { listTextColumns, mapRow } from './tables/map-row.ts';
import { readWorkbook, type Sheet } from './tables/read-workbook.ts';
import { weiboCsv } from './tables/weibo-csv.ts';

/** Exporters whose tables we know, should somebody have saved them as a spreadsheet (即刻导出 does so itself). */
const KNOWN: TableFormat[] = [
  jikeCsv,
  weiboCsv,
  raindrop,
  instapaper,
  readwiseHighlights,
  readwiseReader,
  matter,
  mymind,
].map(({ table }) => table);

/** Excel workbooks: every sheet is a table, mapped by the reader as a CSV is. */
export const xlsx: Importer = {
  format: 'xlsx',
  recognise: (file) => (isZip(file) && /^xls[xm]$/.test(extensionOf(file.name)) ? 0.9 : 0),
  async listChoices(files, signal) {
    const tables: Table[] = [];
    for (const file of files) {
      try {
        for (const sheet of await readWorkbook(file, signal))
          if (findKnown(sheet) === undefined) tables.push(toTable(file, sheet));
      } catch (thrown) {
        // Reading the file says what is wrong with it.
        if (!(thrown instanceof ImportFailure)) throw thrown;
      }
    }
    return listColumnChoices(tables);
  },
  read: (files, choices, signal) => readEachFile(files, signal, (file, reading) => readSheets(file, choices, reading)),
};

function findKnown({ columns }: Sheet): TableFormat | undefined {
  return KNOWN.find((table) => hasColumns(table, columns));
}

function toTable(file: ImportFile, { name, columns, sample }: Sheet): Table {
  return { name: `${file.name}: ${name}`, columns, sample };
}

async function* readSheets(
  file: ImportFile,
  choices: ImportChoice[],
  { signal, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const sheets = await readWorkbook(file, signal);
  if (sheets.length === 0) throw new ImportFailure('file-empty', file.name, file.name, 'export-again');
  const rowCount = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  for (const sheet of sheets) {
    const known = findKnown(sheet);
    const mapping = known === undefined ? findMapping(choices, toTable(file, sheet)) : {};
    const textColumns = listTextColumns(sheet.columns, mapping);
    for (const { cells, number } of sheet.rows) {
      signal.throwIfAborted();
      const row = new Map(sheet.columns.map((column, i) => [column, cells[i] ?? '']));
      const place = `${file.name}: ${sheet.name}:${number}`;
      const bytesDone = bytesBefore + Math.floor((file.size * ++done) / rowCount);
      if (known !== undefined) yield* rowEvents(known, row, place, bytesDone);
      else yield* postEvents(mapRow(row, mapping, textColumns), place, bytesDone);
    }
  }
}
