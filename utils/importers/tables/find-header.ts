import { parseDate } from '../../post/parse-date.ts';
import { countKnownColumns } from './column-names.ts';

/** Rows of the beginning in which a header is looked for. */
const MAX_ROWS_BEFORE_HEADER = 12;
const MAX_COLUMNS = 500;
/** A header's cells are names. */
const MAX_NAME_LENGTH = 60;

export interface TableHeader {
  columns: string[];
  /** Rows to pass over before the first one of data: the header, and what stands before it. */
  rowsBefore: number;
}

/**
 * Finds the header among a table's first rows (empty ones left out): exporters write a title, a date or "共 12 条" before it.
 * A first row that is data (an address, a date, a paragraph) leaves the columns without names: they get their numbers.
 */
export function findHeader(rows: readonly (readonly string[])[]): TableHeader {
  const usual = usualWidth(rows);
  let at = 0;
  for (const [i, row] of rows.slice(0, MAX_ROWS_BEFORE_HEADER).entries()) {
    if (countKnownColumns(row) >= 2) {
      at = i;
      break;
    }
    // One cell alone in a table of several columns is a line of the preamble, and so are two in a table of many.
    if (at === i && usual > 1 && (width(row) <= 1 || width(row) <= usual - 2)) at = i + 1;
  }
  const header = rows[at] ?? rows[0] ?? [];
  if (!isData(header)) return { columns: nameColumns(header), rowsBefore: at + 1 };
  const widest = Math.max(...rows.map((row) => row.length));
  return { columns: nameColumns(Array.from({ length: widest }, () => '')), rowsBefore: at };
}

/** Cells up to the last that holds something. */
function width(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [usual] = [...counts].toSorted(([widthA, a], [widthB, b]) => b - a || widthB - widthA);
  return usual?.[0] ?? 0;
}

function isData(row: readonly string[]): boolean {
  if (countKnownColumns(row) > 0) return false;
  return row.some((cell) => {
    const text = cell.trim();
    return /^https?:\/\//i.test(text) || text.length > MAX_NAME_LENGTH || (text.length >= 8 && parseDate(text) !== '');
  });
}

/** Column names, each once: an empty one gets its number, a repeated one a number more. */
function nameColumns(header: readonly string[]): string[] {
  const names = new Set<string>();
  header.slice(0, MAX_COLUMNS).forEach((cell, i) => {
    const name = cell.replace(/^\ufeff/, '').trim() || `#${i + 1}`;
    let unique = name;
    for (let n = 2; names.has(unique); n++) unique = `${name} ${n}`;
    names.add(unique);
  });
  return [...names];
}
