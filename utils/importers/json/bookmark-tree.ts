import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { asObject, textField } from '../reading/json-fields.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { type JsonObject, type JsonValue, readJsonRecords } from '../reading/read-json-records.ts';
import { isBrowserFolder } from '../text/browser-folders.ts';
import { splitTagText } from '../text/split-tag-text.ts';

const FOLDER_LISTS = ['children', 'cards', 'links', 'bookmarks', 'tabs'];
const DATE_FIELDS = ['date_added', 'dateAdded', 'addedAt', 'createdAt', 'created', 'lastModified', 'date'];

/**
 * Trees of links: Firefox's bookmark backup, Chrome's file `Bookmarks`, sessions of tab managers. Folders that a person made
 * become tags.
 */
export const bookmarkTree: Importer = {
  format: 'bookmarks-json',
  recognise(file) {
    const head = decodeHead(file);
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"text\/x-moz-place/.test(head) || /"typeCode"\s*:\s*\d[\s\S]*"(?:uri|children)"\s*:/.test(head)) return 0.95;
    if (/"roots"\s*:\s*\{/.test(head) && /"(?:bookmark_bar|checksum)"\s*:/.test(head)) return 0.95;
    const hasTabs = /"(?:windows|tabs|cards|sessions)"\s*:\s*[[{]/.test(head) && /"(?:url|uri)"\s*:\s*"/.test(head);
    return hasTabs && /"(?:title|name)"\s*:/.test(head) ? 0.7 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readTree),
};

async function* readTree(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const counter = { number: 0 };
  for await (const { value, bytesDone } of readJsonRecords(file, () => 'build', signal, { bad })) {
    if (value === undefined) yield skippedEvent('record-too-large', `${file.name}#1`, '');
    else yield* walk(value, [], { file, done: bytesBefore + bytesDone, counter });
  }
}

interface Walk {
  file: ImportFile;
  done: number;
  counter: { number: number };
}

/** Nesting is bounded by the reader of JSON. */
function* walk(value: JsonValue | undefined, folders: string[], at: Walk): Generator<ImportEvent> {
  if (Array.isArray(value)) {
    for (const part of value) yield* walk(part, folders, at);
    return;
  }
  const node = asObject(value);
  if (node === null) return;
  const url = textField(node, 'url') || textField(node, 'uri');
  if (url !== '') {
    yield* bookmarkEvents(node, url, folders, at);
    return;
  }
  // Firefox lists what has a tag once more below a folder for the tag.
  if (textField(node, 'root') === 'tagsFolder') return;
  const isFolder = FOLDER_LISTS.some((key) => Array.isArray(node[key]));
  const name = isFolder ? titleOf(node) : '';
  const inside = name === '' || textField(node, 'root') !== '' || isBrowserFolder(name) ? folders : [...folders, name];
  for (const child of Object.values(node)) yield* walk(child, inside, at);
}

function* bookmarkEvents(node: JsonObject, url: string, folders: string[], at: Walk): Generator<ImportEvent> {
  const place = `${at.file.name}#${++at.counter.number}`;
  const isQuery = /^(?:place|about|chrome|edge|moz-extension|chrome-extension):/i.test(url);
  if (isQuery) {
    yield skippedEvent('unsafe-address', place, titleOf(node) || url);
    return;
  }
  const date = DATE_FIELDS.map((key) => textField(node, key)).find((text) => text !== '' && text !== '0') ?? '';
  const raw = {
    isBookmark: true,
    title: titleOf(node),
    url,
    text: textField(node, 'description') || textField(node, 'note'),
    publishedAt: date,
    tags: [...folders, ...splitTagText(textField(node, 'tags'))],
  };
  yield* postEvents(raw, place, at.done);
}

function titleOf(node: JsonObject): string {
  return textField(node, 'customTitle') || textField(node, 'title') || textField(node, 'name');
}
