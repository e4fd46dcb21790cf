import type { RawPost } from '../../post/create-post.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';
import type { ImportEvent, Importer } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { asObject } from '../reading/json-fields.ts';
import { readEachFile } from '../reading/read-each-file.ts';
import { type JsonObject, type JsonPath, type JsonPlan, readJsonRecords } from '../reading/read-json-records.ts';

/** One exporter's JSON: what tells it, where its records are, and how one becomes a post. */
export interface JsonFormat {
  format: string;
  /** How sure, 0..1, from the beginning of the file. */
  recognise(head: string): number;
  plan: JsonPlan;
  /** A reason instead of a post skips the record. */
  toRawPost(record: JsonObject, path: JsonPath): RawPost | ImportSkipReason;
}

/** Makes the importer of one exporter's JSON. */
export function defineJsonImporter({ format, recognise, plan, toRawPost }: JsonFormat): Importer {
  return {
    format,
    recognise(file) {
      return recognise(decodeHead(file));
    },
    read(files, _choices, signal) {
      return readEachFile(
        files,
        signal,
        async function* (file, { signal, bad, bytesBefore }): AsyncGenerator<ImportEvent> {
          let number = 0;
          for await (const { path, value, bytesDone } of readJsonRecords(file, plan, signal, { bad })) {
            number++;
            const place = `${file.name}#${number}`;
            const record = asObject(value);
            if (record === null) {
              yield skippedEvent(
                value === undefined ? 'record-too-large' : 'broken-record',
                place,
                typeof value === 'string' ? value : '',
              );
              continue;
            }
            const raw = toRawPost(record, path);
            if (typeof raw === 'string') yield skippedEvent(raw, place, sampleOf(record));
            else yield* postEvents(raw, place, bytesBefore + bytesDone);
          }
        },
      );
    },
  };
}

/** A plan for a file that is one list of records. */
export const listPlan: JsonPlan = (path) =>
  path.length === 0 ? 'enter' : typeof path[0] === 'number' ? 'build' : 'skip';

/** A plan for a file whose records are in the list at one key. */
export function listAtKeyPlan(key: string): JsonPlan {
  return (path) => {
    if (path.length === 0) return 'enter';
    if (path[0] !== key) return 'skip';
    return path.length === 1 ? 'enter' : 'build';
  };
}

function sampleOf(record: JsonObject): string {
  for (const key of ['title', 'name', 'text', 'url', 'link']) {
    const value = record[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
