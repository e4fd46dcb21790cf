import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { readBytes } from '../reading/read-bytes.ts';
import { checkWorkbook } from './check-workbook.ts';
import { findHeader } from './find-header.ts';

const MAX_FILE_BYTES = 64_000_000;
const SAMPLE_ROWS = 40;

/** One sheet with something in it. Cells are texts; dates in ISO without a zone, since a spreadsheet knows none. */
export interface Sheet {
  name: string;
  columns: string[];
  rows: { cells: string[]; number: number }[];
  sample: string[][];
}

/** Choosing columns and importing read the same file: it is parsed once for as long as it is chosen. */
const WORKBOOKS = new WeakMap<ImportFile, Promise<Sheet[]>>();

/** The sheets of an Excel workbook (.xlsx). Rejects with ImportFailure. */
export function readWorkbook(file: ImportFile, signal: AbortSignal): Promise<Sheet[]> {
  const known = WORKBOOKS.get(file);
  if (known !== undefined) return known;
  const reading = parseWorkbook(file, signal);
  WORKBOOKS.set(file, reading);
  // One who stopped reading does not stop the next.
  reading.catch(() => WORKBOOKS.delete(file));
  return reading;
}

async function parseWorkbook(file: ImportFile, signal: AbortSignal): Promise<Sheet[]> {
  if (file.size > MAX_FILE_BYTES)
    throw new ImportFailure('file-too-large', file.name, `${file.name}@${MAX_FILE_BYTES}`, 'split-file');
  await checkWorkbook(file, signal);
  const parts: BlobPart[] = [];
  for await (const bytes of readBytes(file, signal)) parts.push(new Uint8Array(bytes));
  // Loaded when the first spreadsheet is read: 70 KB that most imports do not need.
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  let sheets: Awaited<ReturnType<typeof readXlsxFile>>;
  try {
    sheets = await readXlsxFile(new Blob(parts));
  } catch (thrown) {
    signal.throwIfAborted();
    throw new ImportFailure('file-malformed', file.name, file.name, 'save-as-csv', thrown);
  }
  return sheets.map(({ sheet, data }) => toSheet(sheet, data)).filter(({ rows }) => rows.length > 0);
}

function toSheet(name: string, data: readonly (readonly unknown[])[]): Sheet {
  const rows = data
    .map((row, i) => ({ cells: row.map(toText), number: i + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const { columns, rowsBefore } = findHeader(rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells));
  const own = rows.slice(rowsBefore);
  return { name, columns, rows: own, sample: own.slice(0, SAMPLE_ROWS).map(({ cells }) => cells) };
}

function toText(cell: unknown): string {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19).replace('T00:00:00', '');
  return typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : '';
}
