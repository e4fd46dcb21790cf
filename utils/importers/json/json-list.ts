import type { ImportChoice } from '../../protocol/library-client.ts';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { extensionOf } from '../reading/file-name.ts';
import { asObject } from '../reading/json-fields.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { type JsonObject, readJsonRecords } from '../reading/read-json-records.ts';
import { findMapping, listColumnChoices } from '../tables/column-choices.ts';
import { listTextColumns, mapRow } from '../tables/map-row.ts';
import { findJsonTable, recordPlan } from './find-json-table.ts';
import { flattenRecord } from './flatten-record.ts';

/**
 * Any JSON whose records lie in one list, at the root or under keys, with or without `window.x =` before it: the reader maps its
 * fields as the columns of a table. Exporters whose fields say something else have importers of their own.
 */
export const jsonList: Importer = {
  format: 'json',
  recognise(file) {
    const head = decodeHead(file);
    if (!/^\s*(?:(?:var|let|const)\s+)?(?:[\w.$[\]"']{1,100}\s*=\s*)?[[{]/.test(head)) return 0;
    if (!/"[^"\n]{1,100}"\s*:/.test(head)) return 0;
    return extensionOf(file.name) === 'json' ? 0.35 : 0.25;
  },
  async listChoices(files, signal) {
    const tables = [];
    for (const file of files) {
      try {
        const table = await findJsonTable(file, signal);
        if (table !== null) tables.push(table);
      } catch (thrown) {
        // Reading the file says what is wrong with it.
        if (!(thrown instanceof ImportFailure)) throw thrown;
      }
    }
    return listColumnChoices(tables);
  },
  read: (files, choices, signal) => readEachFile(files, signal, (file, reading) => readList(file, choices, reading)),
};

async function* readList(
  file: ImportFile,
  choices: ImportChoice[],
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const table = await findJsonTable(file, signal);
  if (table === null) throw new ImportFailure('not-recognised', file.name, file.name, 'choose-other');
  const mapping = findMapping(choices, table);
  const textColumns = listTextColumns(table.columns, mapping);
  let number = 0;
  const records = readJsonRecords(file, recordPlan(table), signal, { bad, skipsAssignment: true });
  for await (const { value, bytesDone } of records) {
    number++;
    const place = `${file.name}#${number}`;
    const record = asObject(value);
    if (record === null)
      yield skippedEvent(
        value === undefined ? 'record-too-large' : 'broken-record',
        place,
        typeof value === 'string' ? value : '',
      );
    else if (isOtherThing(record)) yield skippedEvent('not-a-post', place, '');
    else yield* postEvents(mapRow(flattenRecord(record), mapping, textColumns), place, bytesBefore + bytesDone);
  }
}

/** Note programs list their tags and settings among the notes (Standard Notes), and say what is what. */
function isOtherThing(record: JsonObject): boolean {
  return (
    typeof record.content_type === 'string' &&
    /^(?:Tag|SN\||Component|UserPreferences|Theme)/i.test(record.content_type)
  );
}
