import type { ImportChoice } from '../../protocol/library-client.ts';
import { COLUMN_FIELDS } from './column-names.ts';
import { guessMapping } from './guess-mapping.ts';

/** Tables that a reader is asked about; beyond these the guess stands. */
const MAX_ASKED = 12;

export type ColumnsChoice = Extract<ImportChoice, { kind: 'columns' }>;

/** One table of the files that are imported: a CSV file, a sheet, a list in JSON. */
export interface Table {
  /** For people: the file's name, with the sheet or the list. */
  name: string;
  columns: string[];
  /** Some rows, cells in the order of `columns`. */
  sample: string[][];
}

/** One question for each kind of table: tables with the same columns share it. */
export function listColumnChoices(tables: readonly Table[]): ColumnsChoice[] {
  const kinds = new Map<string, Table>();
  for (const table of tables) {
    const key = keyOf(table.columns);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { ...table, sample: [...table.sample] });
    else known.sample.push(...table.sample);
  }
  const asked = [...kinds.values()].filter(({ columns }) => columns.length > 0).slice(0, MAX_ASKED);
  return asked.map(({ name, columns, sample }) => ({
    kind: 'columns',
    table: asked.length > 1 ? name : '',
    columns,
    mapping: guessMapping(columns, sample),
    fields: [...COLUMN_FIELDS],
  }));
}

/** How the reader mapped a table's columns, or the guess when nobody was asked. */
export function findMapping(choices: readonly ImportChoice[], { columns, sample }: Table): Record<string, string> {
  const key = keyOf(columns);
  const chosen = choices.find((choice) => choice.kind === 'columns' && keyOf(choice.columns) === key);
  return chosen?.kind === 'columns' ? chosen.mapping : guessMapping(columns, sample);
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns);
}
