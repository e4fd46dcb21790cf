import Papa from 'papaparse';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { extensionOf } from '../reading/file-name.ts';
import { type BadBytes, readText } from '../reading/read-text.ts';
import { findHeader } from './find-header.ts';

/** UTF-16 code units of one row. An unclosed quote makes the rest of the file one row; it ends here. */
const MAX_ROW_LENGTH = 4_000_000;
const DELIMITERS = [',', '\t', ';', '|'];
/** Rows of the head that tell delimiter and header. */
const LOOKED_AT_ROWS = 40;
/** Excel's own first line, which names the delimiter. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i;

export interface CsvRow {
  /** Cells by column name, trimmed; missing cells are ''. */
  cells: Map<string, string>;
  /** Row number in the file, from 1, the header and what stands before it counted. */
  number: number;
  /** False when the row has more or fewer cells than the header. */
  fits: boolean;
  bytesDone: number;
}

interface CsvHead {
  columns: string[];
  delimiter: string;
  /** Rows that are not empty before the first one of data. */
  rowsBefore: number;
  /** True when lines end with "\r" alone, as Excel for Mac writes them. */
  endsWithReturn: boolean;
  /** The rows after the header that the head holds. */
  sample: string[][];
}

/** Files that say by their name that they are something else: of 20,000 notes none need be parsed as a table. */
const NEVER_TABLES = new Set([
  'md',
  'markdown',
  'html',
  'htm',
  'xml',
  'json',
  'jsonl',
  'rss',
  'atom',
  'enex',
  'bib',
  'ris',
  'js',
]);
const NO_TABLE: CsvHead = { columns: [], delimiter: ',', rowsBefore: 0, endsWithReturn: false, sample: [] };

/** Every importer of tables looks at the header of every file: parse it once. */
const HEADS = new WeakMap<ImportFile, CsvHead>();

/** Columns, delimiter and first rows of a CSV file, from its head. Empty columns when there are none. */
export function readCsvHead(file: ImportFile): CsvHead {
  const known = HEADS.get(file);
  if (known !== undefined) return known;
  const head = NEVER_TABLES.has(extensionOf(file.name)) ? NO_TABLE : parseHead(decodeHead(file));
  HEADS.set(file, head);
  return head;
}

function parseHead(text: string): CsvHead {
  const endsWithReturn = text.includes('\r') && !text.includes('\n');
  const separator = SEPARATOR_LINE.exec(text);
  const body = text.slice(separator?.[0].length ?? 0);
  const rows = endsWithReturn ? body.replaceAll('\r', '\n') : body;
  const parse = (delimiter: string): string[][] =>
    Papa.parse<string[]>(rows, { delimiter, newline: '\n', preview: LOOKED_AT_ROWS, skipEmptyLines: 'greedy' }).data;
  const delimiter = separator?.[1] ?? guessDelimiter(parse);
  const data = parse(delimiter).map((row) => row.map((cell) => cell.trim()));
  const { columns, rowsBefore } = findHeader(data);
  const skipped = separator === null ? 0 : 1;
  return { columns, delimiter, rowsBefore: rowsBefore + skipped, endsWithReturn, sample: data.slice(rowsBefore) };
}

/** Rows of a CSV (or TSV) file of any size, by column name. Throws ImportFailure for an unclosed quote. */
export async function* readCsvRows(file: ImportFile, signal: AbortSignal, bad?: BadBytes): AsyncGenerator<CsvRow> {
  const { columns, delimiter, rowsBefore, endsWithReturn } = readCsvHead(file);
  let rest = '';
  let number = 0;
  let bytes = 0;
  let passed = 0;
  function* parse(isLast: boolean): Generator<CsvRow> {
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    const result: unknown = parser.parse(rest, 0, !isLast);
    const { rows, cursor } = toRows(result);
    rest = isLast ? '' : rest.slice(cursor);
    for (const row of rows) {
      number++;
      if (row.every((cell) => cell.trim() === '')) continue;
      if (passed < rowsBefore) {
        passed++;
        continue;
      }
      const cells = new Map(columns.map((column, i) => [column, (row[i] ?? '').trim()]));
      yield { cells, number, fits: row.length === columns.length, bytesDone: bytes };
    }
  }
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    const piece = bytes === 0 ? text.replace(/^\ufeff/, '') : text;
    rest += endsWithReturn ? piece.replaceAll('\r', '\n') : piece;
    bytes = bytesDone;
    yield* parse(false);
    if (rest.length > MAX_ROW_LENGTH) {
      throw new ImportFailure('file-malformed', file.name, `${file.name}:${number + 1}`, 'export-again');
    }
  }
  yield* parse(true);
}

/** The delimiter that gives the most rows of one width, and of those the widest. */
function guessDelimiter(parse: (delimiter: string) => string[][]): string {
  let best = { delimiter: ',', rows: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const { length } of parse(delimiter)) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    for (const [width, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width };
    }
  }
  return best.delimiter;
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
