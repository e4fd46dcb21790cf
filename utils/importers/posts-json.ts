import type { RawPost } from '../post/create-post.ts';
import type { Reaction } from '../post/post.ts';
import { POSTS_SCHEMA, POSTS_SCHEMA_VERSION } from '../post/posts-schema.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { firstRecordOf } from './reading/first-record.ts';
import { asObject, listField, textField, textListField } from './reading/json-fields.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { type JsonObject, type JsonPath, type JsonValue, readJsonRecords } from './reading/read-json-records.ts';
import { countKnownColumns } from './tables/column-names.ts';

const FIELDS = new Set(['title', 'titleIsDerived', 'text', 'url', 'author', 'publishedAt', 'tags', 'reactions']);

/** Our own export, or a plain JSON array of posts in its form (what a publisher writes by hand). */
export const postsJson: Importer = {
  format: 'posts-json',
  recognise(file) {
    const head = decodeHead(file);
    if (/^\s*\{/.test(head) && new RegExp(`"schema"\\s*:\\s*"${POSTS_SCHEMA}"`).test(head)) return 1;
    const record = firstRecordOf(head);
    if (record === null) return 0;
    // Others' lists have fields of a post under other names; what is no field of a post at all is ignored.
    const others = Object.keys(record).filter((key) => !FIELDS.has(key));
    const isOurs = countKnownColumns(others) === 0;
    return isOurs && ['title', 'text', 'url'].some((key) => typeof record[key] === 'string') ? 0.6 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readPosts),
};

const plan = (path: JsonPath) => {
  if (path.length === 0) return 'enter';
  const [first] = path;
  if (typeof first === 'number') return 'build';
  if (first === 'schema' || first === 'version') return 'build';
  if (first !== 'posts') return 'skip';
  return path.length === 1 ? 'enter' : 'build';
};

async function* readPosts(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  for await (const { path, value, bytesDone } of readJsonRecords(file, plan, signal, { bad })) {
    const key = path.at(-1);
    if (typeof key === 'string') {
      checkHeader(file, key, value);
      continue;
    }
    const place = `${file.name}#${Number(key) + 1}`;
    const object = asObject(value);
    if (object === null)
      yield skippedEvent(value === undefined ? 'record-too-large' : 'broken-record', place, sampleOf(value));
    else yield* postEvents(toRawPost(object), place, bytesBefore + bytesDone);
  }
}

function checkHeader(file: ImportFile, key: string, value: JsonValue | undefined): void {
  const isKnown =
    key === 'schema' ? value === POSTS_SCHEMA : typeof value === 'number' && value <= POSTS_SCHEMA_VERSION;
  if (!isKnown) throw new ImportFailure('not-recognised', file.name, `${file.name}#${key}`, 'update-extension');
}

function toRawPost(object: JsonObject): RawPost {
  return {
    title: textField(object, 'title'),
    titleIsDerived: object.titleIsDerived === true,
    // A list of addresses has nothing else.
    isBookmark: textField(object, 'text') === '' && textField(object, 'url') !== '',
    text: textField(object, 'text'),
    url: textField(object, 'url'),
    author: textField(object, 'author'),
    publishedAt: textField(object, 'publishedAt'),
    tags: textListField(object, 'tags'),
    reactions: listField(object, 'reactions').flatMap(toReaction),
  };
}

function toReaction(value: JsonValue): Reaction[] {
  const object = asObject(value);
  return object !== null && typeof object.count === 'number'
    ? [{ emoji: textField(object, 'emoji'), count: object.count }]
    : [];
}

function sampleOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
