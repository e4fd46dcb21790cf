import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { dateOfName, titleOfName } from './markdown/note-name.ts';
import { readNote } from './markdown/read-note.ts';
import { decodeHead } from './reading/decode-head.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWholeText } from './reading/read-text.ts';

/** One note. Larger files are books or logs. */
export const MAX_NOTE_BYTES = 16_000_000;

/**
 * Markdown notes, one post a file: with the front matter of Obsidian, its Web Clipper, and static site generators, or
 * without any; Logseq's and Joplin's. Plain text files too.
 */
export const markdown: Importer = {
  format: 'markdown',
  recognise(file) {
    const extension = extensionOf(file.name);
    if (extension === 'md' || extension === 'markdown') return 0.7;
    if (extension === 'txt' || extension === 'text') return 0.3;
    return /^\ufeff?---\r?\n[\s\S]{0,4000}?\n---\s/.test(decodeHead(file)) ? 0.4 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readFile),
};

async function* readFile(file: ImportFile, reading: FileReading): AsyncGenerator<ImportEvent> {
  const whole = await readWholeText(file, MAX_NOTE_BYTES, reading.signal, reading.bad);
  const text = whole.replace(/\r\n?/g, '\n');
  const raw = /^te?xt$/.test(extensionOf(file.name)) ? readPlainText(text, file.name) : readNote(text, file.name);
  if (typeof raw === 'string') yield skippedEvent(raw, file.name, stemOf(file.name));
  else yield* postEvents(raw, file.name, reading.bytesBefore + file.size);
}

function readPlainText(text: string, name: string) {
  return { title: text.trim() === '' ? '' : titleOfName(name), text, publishedAt: dateOfName(name) };
}
