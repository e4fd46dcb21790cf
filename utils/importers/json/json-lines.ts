import type { ImportChoice } from '../../protocol/library-client.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { asObject } from '../reading/json-fields.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import type { JsonObject, JsonValue } from '../reading/read-json-records.ts';
import { readLines } from '../reading/read-lines.ts';
import { findMapping, listColumnChoices, type Table } from '../tables/column-choices.ts';
import { listTextColumns, mapRow } from '../tables/map-row.ts';
import { flattenRecord } from './flatten-record.ts';

const SAMPLE_LINES = 40;

/** JSON Lines: one record a line, mapped as the columns of a table. */
export const jsonLines: Importer = {
  format: 'json-lines',
  recognise(file) {
    const lines = firstLines(file);
    const whole = lines.filter((line) => parseRecord(line) !== null).length;
    if (whole === 0 || whole < lines.length) return 0;
    return lines.length > 1 || /\.(?:jsonl|ndjson)$/i.test(file.name) ? 0.5 : 0;
  },
  listChoices: async (files) => listColumnChoices(files.map(toTable)),
  read: (files, choices, signal) => readEachFile(files, signal, (file, reading) => readRecords(file, choices, reading)),
};

/** The lines that the head holds whole. */
function firstLines(file: ImportFile): string[] {
  const lines = decodeHead(file).split(/\r\n|\n|\r/, SAMPLE_LINES + 1);
  if (file.size > file.head.length || lines.length > SAMPLE_LINES) lines.pop();
  return lines.filter((line) => line.trim() !== '');
}

function toTable(file: ImportFile): Table {
  const rows = firstLines(file).flatMap((line) => {
    const record = parseRecord(line);
    return record === null ? [] : [flattenRecord(record)];
  });
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return { name: file.name, columns, sample: rows.map((row) => columns.map((column) => row.get(column) ?? '')) };
}

async function* readRecords(
  file: ImportFile,
  choices: ImportChoice[],
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const table = toTable(file);
  const mapping = findMapping(choices, table);
  const textColumns = listTextColumns(table.columns, mapping);
  for await (const line of readLines(file, signal, bad)) {
    if (line.text.trim() === '') continue;
    const place = `${file.name}:${line.number}`;
    const record = line.isCut ? null : parseRecord(line.text);
    if (record === null) yield skippedEvent(line.isCut ? 'record-too-large' : 'broken-record', place, line.text);
    else yield* postEvents(mapRow(flattenRecord(record), mapping, textColumns), place, bytesBefore + line.bytesDone);
  }
}

function parseRecord(line: string): JsonObject | null {
  if (!/^\s*\{/.test(line)) return null;
  try {
    const value: JsonValue = JSON.parse(line);
    return asObject(value);
  } catch {
    return null;
  }
}
