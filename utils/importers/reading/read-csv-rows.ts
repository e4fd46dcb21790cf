import Papa from 'papaparse';
import { ImportFailure } from '../import-failure.ts';
import type { ImportFile } from '../importer.ts';
import { decodeHead } from './decode-head.ts';
import { type BadBytes, readText } from './read-text.ts';

/** UTF-16 units of one row. An unclosed quote makes the rest of the file one row; it ends here. */
const MAX_ROW_LENGTH = 4_000_000;
const MAX_COLUMNS = 500;
const DELIMITERS = [',', '\t', ';', '|'];

export interface CsvRow {
  /** Cells by column name, trimmed; missing cells are ''. */
  cells: Map<string, string>;
  /** Row number in the file, from 1; the header is 1. */
  number: number;
  /** False when the row has more or fewer cells than the header. */
  fits: boolean;
  bytesDone: number;
}

interface CsvHeader {
  columns: string[];
  delimiter: string;
}

/** Every importer of tables looks at the header of every file: parse it once. */
const HEADERS = new WeakMap<ImportFile, CsvHeader>();

/** The header of a CSV file from its head: column names and delimiter. Empty columns when there is none. */
export function readCsvHeader(file: ImportFile): CsvHeader {
  const known = HEADERS.get(file);
  if (known !== undefined) return known;
  const header = parseHeader(file);
  HEADERS.set(file, header);
  return header;
}

function parseHeader(file: ImportFile): CsvHeader {
  const head = decodeHead(file);
  const delimiter = guessDelimiter(head);
  const { data } = Papa.parse<string[]>(head, { delimiter, preview: 1, skipEmptyLines: 'greedy' });
  return { columns: nameColumns(data[0] ?? []), delimiter };
}

/** The first rows after the header, from the head alone. */
export function readCsvSample(file: ImportFile, maxRows: number): string[][] {
  const head = decodeHead(file);
  const delimiter = guessDelimiter(head);
  return Papa.parse<string[]>(head, { delimiter, preview: maxRows + 1, skipEmptyLines: 'greedy' }).data.slice(1);
}

/** Rows of a CSV (or TSV) file of any size, by column name. Throws ImportFailure for an unclosed quote. */
export async function* readCsvRows(file: ImportFile, signal: AbortSignal, bad?: BadBytes): AsyncGenerator<CsvRow> {
  const { columns, delimiter } = readCsvHeader(file);
  let rest = '';
  let number = 0;
  let bytes = 0;
  let sawHeader = false;
  function* parse(isLast: boolean): Generator<CsvRow> {
    const parser = new Papa.Parser({ delimiter });
    const result: unknown = parser.parse(rest, 0, !isLast);
    const { rows, cursor } = toRows(result);
    rest = isLast ? '' : rest.slice(cursor);
    for (const row of rows) {
      number++;
      if (row.every((cell) => cell.trim() === '')) continue;
      if (!sawHeader) {
        sawHeader = true;
        continue;
      }
      const cells = new Map(columns.map((column, i) => [column, (row[i] ?? '').trim()]));
      yield { cells, number, fits: row.length === columns.length, bytesDone: bytes };
    }
  }
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    rest += bytes === 0 ? text.replace(/^\ufeff/, '') : text;
    bytes = bytesDone;
    yield* parse(false);
    if (rest.length > MAX_ROW_LENGTH) {
      throw new ImportFailure('file-malformed', file.name, `${file.name}:${number + 1}`, 'export-again');
    }
  }
  yield* parse(true);
}

function guessDelimiter(head: string): string {
  const { meta } = Papa.parse(head, { preview: 20, delimitersToGuess: DELIMITERS });
  return DELIMITERS.includes(meta.delimiter) ? meta.delimiter : ',';
}

/** Column names, each once: an empty one gets its letter, a repeated one a number. */
function nameColumns(header: string[]): string[] {
  const names = new Set<string>();
  header.slice(0, MAX_COLUMNS).forEach((cell, i) => {
    const name = cell.replace(/^\ufeff/, '').trim() || `#${i + 1}`;
    let unique = name;
    for (let n = 2; names.has(unique); n++) unique = `${name} ${n}`;
    names.add(unique);
  });
  return [...names];
}

/** Papa's low-level parser is untyped: takes what it gives by name. */
function toRows(result: unknown): { rows: string[][]; cursor: number } {
  if (typeof result !== 'object' || result === null || !('data' in result) || !('meta' in result))
    return { rows: [], cursor: 0 };
  const { data, meta } = result;
  const cursor = typeof meta === 'object' && meta !== null && 'cursor' in meta ? Number(meta.cursor) : 0;
  const rows = Array.isArray(data) ? data.filter((row): row is string[] => Array.isArray(row)) : [];
  return { rows, cursor };
}
