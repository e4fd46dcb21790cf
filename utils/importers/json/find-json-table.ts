import type { ImportFile } from '../importer/importer.ts';
import { asObject } from '../reading/json-fields.ts';
import { type JsonObject, type JsonPlan, readJsonRecords } from '../reading/read-json-records.ts';
import type { Table } from '../tables/column-choices.ts';
import { guessMapping } from '../tables/guess-mapping.ts';
import { flattenRecord } from './flatten-record.ts';

/** Keys down to a list: `{"data": {"list": [...]}}` has two. */
const MAX_LIST_DEPTH = 3;
const SAMPLE_RECORDS = 40;
/** Bytes that are read to find the lists of a file. Records are alike, and lists of settings stand before the long one. */
const LOOKED_AT_BYTES = 4_000_000;
/** Lists of what was thrown away are no posts. */
const THROWN_AWAY = /trash|delet|removed|回收/i;

/** Where a file's records are: the keys down to their list; null when the whole file is one record. */
export interface JsonTable extends Table {
  listAt: readonly string[] | null;
  /** True when they lie there by key instead of in a list: `{"list": {"123": {...}, "124": {...}}}`. */
  isKeyed?: boolean;
}

/** The list of a JSON file whose records make the best posts, or the file as one record; null when nothing in it does. */
export async function findJsonTable(file: ImportFile, signal: AbortSignal): Promise<JsonTable | null> {
  const lists = new Map<string, { at: readonly string[]; records: JsonObject[] }>();
  const records = readJsonRecords(file, lookingPlan, signal, { skipsAssignment: true });
  try {
    for await (const { path, value, bytesDone } of records) {
      const record = asObject(value);
      if (record !== null) {
        const at = path.filter((key) => typeof key === 'string');
        const list = lists.get(at.join('\n')) ?? { at, records: [] };
        if (list.records.length < SAMPLE_RECORDS) list.records.push(record);
        lists.set(at.join('\n'), list);
      }
      if (bytesDone > LOOKED_AT_BYTES) break;
    }
  } catch (thrown) {
    // A damaged file has the records before the damage; reading it will say where they end.
    signal.throwIfAborted();
    if (lists.size === 0) throw thrown;
  }
  const tables = [...lists.values()].map(({ at, records: sample }) => toTable(file, at, sample));
  const [best] = tables.filter(({ worth }) => worth > 0).toSorted((a, b) => b.worth - a.worth);
  return best?.table ?? findSingleRecord(file, signal);
}

const lookingPlan: JsonPlan = (path) => {
  const key = path.at(-1);
  if (typeof key === 'number') return 'build';
  if (typeof key === 'string' && THROWN_AWAY.test(key)) return 'skip';
  return path.length <= MAX_LIST_DEPTH ? 'enter' : 'skip';
};

/** The plan that gives the records of a table. */
export function recordPlan({ listAt, isKeyed = false }: JsonTable): JsonPlan {
  if (listAt === null) return () => 'build';
  return (path) => {
    const key = path.at(-1);
    if (path.length === listAt.length + 1) return isKeyed || typeof key === 'number' ? 'build' : 'skip';
    return path.every((part, i) => part === listAt[i]) ? 'enter' : 'skip';
  };
}

async function findSingleRecord(file: ImportFile, signal: AbortSignal): Promise<JsonTable | null> {
  for await (const { value } of readJsonRecords(file, () => 'build', signal, { skipsAssignment: true })) {
    const record = asObject(value);
    if (record === null) return null;
    const { table, worth } = toTable(file, null, [record]);
    return worth > 0 ? table : findKeyedRecords(file, record);
  }
  return null;
}

/** Records by their keys, at the root or under one: every value of that object is an object. */
function findKeyedRecords(file: ImportFile, root: JsonObject): JsonTable | null {
  const places: [string[], JsonObject][] = [];
  for (const [key, value] of Object.entries(root)) {
    const inner = asObject(value);
    if (inner !== null && !THROWN_AWAY.test(key)) places.push([[key], inner]);
  }
  places.push([[], root]);
  for (const [listAt, place] of places) {
    const records = Object.values(place)
      .map(asObject)
      .filter((record) => record !== null);
    if (records.length === 0 || records.length < Object.keys(place).length) continue;
    const { table, worth } = toTable(file, listAt, records.slice(0, SAMPLE_RECORDS));
    if (worth > 0) return { ...table, isKeyed: true };
  }
  return null;
}

/** What a list's records are worth as posts: texts first, then addresses, then titles; of equal ones the longer list. */
function toTable(
  file: ImportFile,
  listAt: readonly string[] | null,
  records: JsonObject[],
): { table: JsonTable; worth: number } {
  const rows = records.map(flattenRecord);
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const sample = rows.map((row) => columns.map((column) => row.get(column) ?? ''));
  const { text, url, title } = guessMapping(columns, sample);
  const worth = (text === '' ? 0 : 4) + (url === '' ? 0 : 3) + (title === '' ? 0 : 2);
  const isPost = text !== '' || url !== '' || (title !== '' && listAt !== null);
  const name = listAt === null || listAt.length === 0 ? file.name : `${file.name}: ${listAt.join('.')}`;
  return {
    table: { name, columns, sample, listAt },
    worth: isPost ? worth + records.length / (SAMPLE_RECORDS + 1) : 0,
  };
}
