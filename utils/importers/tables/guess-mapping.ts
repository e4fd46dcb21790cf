import { parseDate } from '../../post/parse-date.ts';
import { COLUMN_FIELDS, type ColumnField, columnsNamedFor, isPictureColumn } from './column-names.ts';

export type ColumnMapping = Record<ColumnField, string>;

/** Mean length of the cells of a column without a known name that can pass for the text. */
const MIN_TEXT_LENGTH = 10;
/** Mean length beyond which cells are no titles. */
const MAX_TITLE_LENGTH = 100;
/** A year alone is a number like any other. */
const MIN_DATE_LENGTH = 6;

/**
 * Guesses which column is which: by name, as long as its cells are of the kind, else by what its cells hold (addresses, dates,
 * the longest texts). `sample` holds some rows, cells in the order of `columns`.
 */
export function guessMapping(columns: readonly string[], sample: readonly (readonly string[])[]): ColumnMapping {
  const mapping: ColumnMapping = { title: '', text: '', url: '', author: '', publishedAt: '', tags: '' };
  const taken = new Set<string>();
  const take = (field: ColumnField, column: string | undefined) => {
    if (column === undefined) return;
    mapping[field] = column;
    taken.add(column);
  };
  const cells = new Map(
    columns.map((column, i) => [column, sample.map((row) => (row[i] ?? '').trim()).filter(Boolean)]),
  );
  const cellsOf = (column: string) => cells.get(column) ?? [];
  const hasCells = (column: string) => cellsOf(column).length > 0;
  const free = () => columns.filter((column) => !taken.has(column));

  for (const field of COLUMN_FIELDS) {
    const named = columnsNamedFor(field, free()).filter((column) => !hasCells(column) || FITS[field](cellsOf(column)));
    take(field, named.find(hasCells) ?? named[0]);
  }
  const hasNamedText = mapping.text !== '';
  if (mapping.url === '')
    take(
      'url',
      free().find((column) => hasCells(column) && !isPictureColumn(column) && cellsOf(column).every(isAddress)),
    );
  if (mapping.publishedAt === '')
    take(
      'publishedAt',
      free().find((column) => hasCells(column) && cellsOf(column).every(isDate)),
    );
  const prose = free().filter((column) => hasCells(column) && isProse(cellsOf(column)));
  if (!hasNamedText) {
    const [longest] = prose.toSorted((a, b) => meanLength(cellsOf(b)) - meanLength(cellsOf(a)));
    if (longest !== undefined && meanLength(cellsOf(longest)) >= MIN_TEXT_LENGTH) take('text', longest);
  }
  // A table whose names say nothing: its first column of short words.
  if (mapping.title === '' && !hasNamedText)
    take(
      'title',
      prose.find((column) => !taken.has(column) && meanLength(cellsOf(column)) <= MAX_TITLE_LENGTH),
    );
  return mapping;
}

/** What a column with a field's name must hold to be that field: "评论" may be a comment or their number. */
const FITS: Record<ColumnField, (cells: string[]) => boolean> = {
  title: (cells) => !cells.every((cell) => isNumberOrDate(cell) || isId(cell)),
  text: (cells) => !cells.every((cell) => isNumberOrDate(cell) || isAddress(cell) || isFlag(cell)),
  url: (cells) => cells.some((cell) => isAddress(cell) || /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(cell)),
  author: (cells) => !cells.every((cell) => isNumberOrDate(cell) || isAddress(cell) || isFlag(cell) || isId(cell)),
  publishedAt: (cells) => cells.some((cell) => parseDate(cell) !== ''),
  tags: (cells) => !cells.every((cell) => isAddress(cell) || isFlag(cell)),
};

function isAddress(cell: string): boolean {
  return /^https?:\/\/\S+$/i.test(cell);
}

function isDate(cell: string): boolean {
  return cell.length >= MIN_DATE_LENGTH && !/^\d+(?:\.\d+)?$/.test(cell) && parseDate(cell) !== '';
}

function isNumberOrDate(cell: string): boolean {
  return /^[-+]?[\d.,]+[%万kK]?$/.test(cell) || isDate(cell);
}

/** `memos/12`, a UUID, a long hexadecimal number. */
function isId(cell: string): boolean {
  return /^[a-z]+\/\d+$/i.test(cell) || /^[0-9a-f-]{16,}$/i.test(cell);
}

function isFlag(cell: string): boolean {
  return /^(?:true|false|yes|no|是|否|null)$/i.test(cell);
}

/** Words, not numbers, dates, addresses, or names made for machines (`a1-b2`, `2024.wen-zhang`). */
function isProse(cells: string[]): boolean {
  const isMachine = (cell: string) =>
    isNumberOrDate(cell) || isAddress(cell) || isFlag(cell) || (/[\d_.:/-]/.test(cell) && /^[\w.:/@-]+$/.test(cell));
  return !cells.some(isMachine);
}

function meanLength(cells: string[]): number {
  return cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
}
