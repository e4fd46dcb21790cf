import { parseDate } from '../../post/parse-date.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readLines } from '../reading/read-lines.ts';

const END = /^={8,}\s*$/;
/** `- 您在位置 #123-125的标注 | 添加于 2024年6月5日星期三 上午11:04:05`, in the languages of Kindles. */
const FACTS = /^-\s.*(?:\||添加于|Added on|追加日|Hinzugefügt|Añadido|Ajouté|Aggiunto|Добавлено).*/i;
const BOOKMARK = /书签|書籤|bookmark|ブックマーク|lesezeichen|marcador|signet|segnalibro/i;
const MAX_LINES = 2000;

/** Kindle's `My Clippings.txt`: one post a highlight or note, titled by its book. */
export const kindleClippings: Importer = {
  format: 'kindle-clippings',
  recognise(file) {
    const lines = decodeHead(file).split(/\r\n|\n|\r/, 200);
    const end = lines.findIndex((line) => END.test(line));
    return end >= 3 && FACTS.test(lines[1] ?? '') ? 0.97 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readClippings),
};

async function* readClippings(
  file: ImportFile,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  let lines: string[] = [];
  let place = `${file.name}:1`;
  let bytes = 0;
  const finish = function* (): Generator<ImportEvent> {
    if (lines.some((line) => line.trim() !== '')) yield* clippingEvents(lines, place, bytesBefore + bytes);
    lines = [];
  };
  for await (const line of readLines(file, signal, bad)) {
    bytes = line.bytesDone;
    if (END.test(line.text)) yield* finish();
    else if (lines.length < MAX_LINES) {
      if (lines.length === 0) place = `${file.name}:${line.number}`;
      lines.push(line.text);
    }
  }
  yield* finish();
}

function* clippingEvents(lines: string[], place: string, done: number): Generator<ImportEvent> {
  const [head = '', facts = '', ...rest] = lines.filter((line, i) => i > 1 || line.trim() !== '');
  const text = rest.join('\n').trim();
  if (text === '') {
    yield skippedEvent(BOOKMARK.test(facts) ? 'not-a-post' : 'no-text', place, head);
    return;
  }
  const [, title = head, author = ''] = /^\ufeff?(.*?)\s*[(（]([^()（）]*)[)）]\s*$/.exec(head) ?? [];
  yield* postEvents({ title: title.replace(/^\ufeff/, ''), text, author, publishedAt: findDate(facts) }, place, done);
}

/** The date is what stands after the words for "added on", whatever they are. */
function findDate(facts: string): string {
  const last = facts.split('|').at(-1) ?? '';
  for (const part of [
    last.replace(/^\D*?(?=\d)/, ''),
    last.replace(/^.*?(?:added on|hinzugefügt am|añadido el|ajouté le)\s*/i, ''),
  ]) {
    const date = parseDate(part.trim());
    if (date !== '') return date;
  }
  return '';
}
