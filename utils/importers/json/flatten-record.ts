import { asObject } from '../reading/json-fields.ts';
import type { JsonObject, JsonValue } from '../reading/read-json-records.ts';

/** Fields within fields that are looked at: `user.screen_name`, `content.text`. */
const MAX_DEPTH = 2;
const MAX_FIELDS = 300;
/** Names under which an object in a list says what it is. */
const NAMES = ['name', 'title', 'label', 'text', 'tag', 'term', 'screen_name'];

/**
 * A JSON object as the cells of a table's row: a field within a field is named with a dot, the parts of a list are lines. What is
 * neither text nor number has no cell.
 */
export function flattenRecord(record: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  addFields(cells, record, '', 1);
  return cells;
}

function addFields(cells: Map<string, string>, object: JsonObject, prefix: string, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    if (cells.size >= MAX_FIELDS) return;
    const name = `${prefix}${key}`;
    const inner = asObject(value);
    if (inner === null) cells.set(name, toCell(value));
    else if (depth < MAX_DEPTH) addFields(cells, inner, `${name}.`, depth + 1);
  }
}

function toCell(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return '';
  return value
    .map((part) => {
      const object = asObject(part);
      if (object === null) return Array.isArray(part) ? '' : toCell(part);
      return toCell(NAMES.map((name) => object[name]).find((named) => typeof named === 'string'));
    })
    .filter((part) => part !== '')
    .join('\n');
}
