import { Parser } from 'htmlparser2';
import type { RawPost } from '../../post/create-post.ts';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readText } from '../reading/read-text.ts';
import { htmlToText } from '../text/html-to-text.ts';

const MAX_DEPTH = 500;
const MAX_FIELD_LENGTH = 4_000_000;
const FIELDS = new Set(['title', 'content', 'created', 'updated', 'tag', 'source-url', 'author']);

/** Evernote's and 印象笔记's `.enex`: notes with their tags, addresses and times; pictures and files in them are left out. */
export const evernote: Importer = {
  format: 'evernote',
  recognise: (file) => (/<en-export[\s>]/i.test(decodeHead(file).slice(0, 4000)) ? 0.98 : 0),
  read: (files, _choices, signal) => readEachFile(files, signal, readNotes),
};

async function* readNotes(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const collector = createNoteCollector();
  let number = 0;
  let bytes = 0;
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    bytes = bytesDone;
    collector.write(text);
    if (collector.depth() > MAX_DEPTH)
      throw new ImportFailure('file-malformed', file.name, `${file.name}@${bytes}`, 'export-again');
    for (const raw of collector.takeReady()) yield* postEvents(raw, `${file.name}#${++number}`, bytesBefore + bytes);
  }
  if (collector.depth() > 0)
    throw new ImportFailure('file-truncated', file.name, `${file.name}@${bytes}`, 'export-again');
}

function createNoteCollector() {
  let depth = 0;
  let note: { fields: Map<string, string>; tags: string[]; depth: number } | null = null;
  let field = '';
  let text = '';
  let ready: RawPost[] = [];
  const parser = new Parser(
    {
      onopentag(name) {
        depth++;
        if (name === 'note') note = { fields: new Map(), tags: [], depth };
        // Fields of the note itself or of its <note-attributes>; a <resource> has its own.
        const isOwn = note !== null && depth <= note.depth + 2;
        if (name === 'resource' || name === 'task') field = 'passed-over';
        else if (isOwn && field !== 'passed-over' && FIELDS.has(name)) {
          field = name;
          text = '';
        }
      },
      ontext(piece) {
        if (field !== '' && field !== 'passed-over' && text.length < MAX_FIELD_LENGTH) text += piece;
      },
      onclosetag(name) {
        if (name === 'resource' || name === 'task') field = '';
        else if (note !== null && name === field) {
          if (field === 'tag') note.tags.push(text);
          else if (!note.fields.has(field)) note.fields.set(field, text);
          field = '';
        } else if (note !== null && name === 'note' && depth === note.depth) {
          ready.push(toRawPost(note.fields, note.tags));
          note = null;
        }
        depth--;
      },
    },
    { xmlMode: true },
  );
  return {
    write: (piece: string) => parser.write(piece),
    depth: () => depth,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

function toRawPost(fields: ReadonlyMap<string, string>, tags: string[]): RawPost {
  return {
    title: fields.get('title'),
    text: htmlToText(
      (fields.get('content') ?? '')
        .replace(/<en-crypt\b[^>]*>[^<]*<\/en-crypt>/g, ' ')
        .replace(/<en-(?:media|todo|crypt)\b[^>]*?\/?>(?:<\/en-\w+>)?/g, ' '),
    ),
    url: fields.get('source-url'),
    author: fields.get('author'),
    publishedAt: fields.get('created') || fields.get('updated'),
    tags,
  };
}
