import { parseDate } from '../../post/parse-date.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readLines } from '../reading/read-lines.ts';

const BOOK = /^《(.+)》\s*$/;
const COUNT = /^\d+\s*个笔记\s*$/;
const CHAPTER = /^(?:◆.*|点评)$/;
const MARKED = /^(?:>>\s*|•\s*)(.*)$/;
const THOUGHT = /^(\d{4}[/-]\d{1,2}[/-]\d{1,2})\s*(?:发表想法|认为.{1,10})\s*$/;
/** A chapter's name in the style without marks: a short line of its own, with no end of a sentence. */
const PLAIN_CHAPTER = /^[^。！？!?；;，,]{1,40}$/;
const QUOTED = /^原文[：:]\s*(.*)$/;
const END = /^-{2,}\s*来自微信读书/;

/** Notes as 微信读书 copies them: the book, its author, chapters, marked sentences and the reader's thoughts. One post each. */
export const weread: Importer = {
  format: 'weread',
  recognise(file) {
    const head = decodeHead(file);
    if (!/^\ufeff?\s*《[^》\n]+》/.test(head)) return 0;
    return /^\d+\s*个笔记\s*$/m.test(head) ? 0.95 : END.test(head.trim().split('\n').at(-1) ?? '') ? 0.9 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readNotes),
};

async function* readNotes(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  let book = '';
  let author = '';
  let note: { lines: string[]; date: string; place: string } | null = null;
  let bytes = 0;
  let isAfterBlank = false;
  /** The note's last line may be the name of the next chapter: the next line tells. */
  let maybeChapter = false;
  const finish = function* (): Generator<ImportEvent> {
    if (note !== null) {
      const raw = { title: book, text: note.lines.join('\n'), author, publishedAt: note.date };
      yield* postEvents(raw, note.place, bytesBefore + bytes);
    }
    note = null;
  };
  for await (const line of readLines(file, signal, bad)) {
    const text = line.text.trim();
    const place = `${file.name}:${line.number}`;
    const started = BOOK.exec(text);
    const marked = MARKED.exec(text);
    const thought = THOUGHT.exec(text);
    if (started !== null) {
      yield* finish();
      book = started[1] ?? '';
      author = '';
    } else if (COUNT.test(text) || CHAPTER.test(text) || END.test(text)) {
      yield* finish();
    } else if (marked !== null) {
      if (maybeChapter && note !== null && note.lines.length > 1) note.lines.pop();
      yield* finish();
      note = { lines: [marked[1] ?? ''], date: '', place };
    } else if (thought !== null) {
      yield* finish();
      note = { lines: [], date: parseDate(thought[1]), place };
    } else if (text !== '' && note === null) {
      // The line after the book names its author.
      if (author === '') author = text;
      else note = { lines: [text], date: '', place };
    } else if (text !== '' && note !== null) {
      note.lines.push(QUOTED.exec(text)?.[1] ?? text);
    }
    maybeChapter = text === '' ? maybeChapter : isAfterBlank && PLAIN_CHAPTER.test(text);
    isAfterBlank = text === '';
    bytes = line.bytesDone;
  }
  yield* finish();
}
