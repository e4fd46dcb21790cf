import type { RawPost } from '../../post/create-post.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';
import type { ImportEvent, Importer } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { readEachFile } from '../reading/read-each-file.ts';
import { readCsvHead, readCsvRows } from './read-csv-rows.ts';

/** One exporter's table: columns that tell it, and how a row becomes a post. */
export interface TableFormat {
  format: string;
  /** Columns that every file of the format has, as its header spells them (case does not count). */
  columns: string[];
  /** `get` gives a cell by column name, '' when there is no such column. A reason instead of a post skips the row. */
  toRawPost(get: (column: string) => string): RawPost | ImportSkipReason;
}

/** The importer of one exporter's CSV; `table` reads the same columns in a spreadsheet. */
export interface TableImporter extends Importer {
  table: TableFormat;
}

/** Makes the importer of one exporter's CSV. */
export function defineTableImporter(table: TableFormat): TableImporter {
  return {
    format: table.format,
    table,
    recognise: (file) => (hasColumns(table, readCsvHead(file).columns) ? 0.95 : 0),
    read(files, _choices, signal) {
      return readEachFile(
        files,
        signal,
        async function* (file, { signal, bad, bytesBefore }): AsyncGenerator<ImportEvent> {
          for await (const row of readCsvRows(file, signal, bad)) {
            yield* rowEvents(table, row.cells, `${file.name}:${row.number}`, bytesBefore + row.bytesDone);
          }
        },
      );
    },
  };
}

export function hasColumns({ columns }: TableFormat, header: readonly string[]): boolean {
  const names = new Set(header.map((column) => column.toLowerCase()));
  return columns.every((column) => names.has(column.toLowerCase()));
}

/** The events of one row of a known table. */
export function* rowEvents(
  { toRawPost }: TableFormat,
  row: ReadonlyMap<string, string>,
  place: string,
  bytesDone: number,
): Generator<ImportEvent> {
  const cells = new Map([...row].map(([column, cell]) => [column.toLowerCase(), cell]));
  const raw = toRawPost((column) => cells.get(column.toLowerCase()) ?? '');
  if (typeof raw === 'string') yield skippedEvent(raw, place, [...row.values()].join(' '));
  else yield* postEvents(raw, place, bytesDone);
}
