import type { RawPost } from '../post/create-post.ts';
import type { ImportSkipReason } from '../post/skip-reasons.ts';
import type { ImportEvent, Importer } from './importer.ts';
import { postEvents, skippedEvent } from './post-events.ts';
import { readCsvHeader, readCsvRows } from './reading/read-csv-rows.ts';
import { readEachFile } from './reading/read-each-file.ts';

/** One exporter's CSV: columns that tell it, and how a row becomes a post. */
export interface TableFormat {
  format: string;
  /** Columns that every file of the format has, as its header spells them (case does not count). */
  columns: string[];
  /** `get` gives a cell by column name, '' when there is no such column. A reason instead of a post skips the row. */
  toRawPost(get: (column: string) => string): RawPost | ImportSkipReason;
}

/** Makes the importer of one exporter's CSV. */
export function defineTableImporter({ format, columns, toRawPost }: TableFormat): Importer {
  return {
    format,
    recognise(files) {
      const scores = files.map((file) => {
        const header = new Set(readCsvHeader(file).columns.map((column) => column.toLowerCase()));
        return columns.every((column) => header.has(column.toLowerCase())) ? 0.95 : 0;
      });
      return scores.length === 0 ? 0 : Math.min(...scores);
    },
    read(files, _choices, signal) {
      return readEachFile(
        files,
        signal,
        async function* (file, { signal, bad, bytesBefore }): AsyncGenerator<ImportEvent> {
          for await (const row of readCsvRows(file, signal, bad)) {
            const cells = new Map([...row.cells].map(([column, cell]) => [column.toLowerCase(), cell]));
            const raw = toRawPost((column) => cells.get(column.toLowerCase()) ?? '');
            const place = `${file.name}:${row.number}`;
            if (typeof raw === 'string') yield skippedEvent(raw, place, [...row.cells.values()].join(' '));
            else yield* postEvents(raw, place, bytesBefore + row.bytesDone);
          }
        },
      );
    },
  };
}
