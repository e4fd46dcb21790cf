import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { findHashtags, parseJikeContent } from './parse-jike-content.ts';
import { decodeHead } from './reading/decode-head.ts';
import { extensionOf, stemOf } from './reading/file-name.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readLines } from './reading/read-lines.ts';
import { markdownToText } from './text/markdown-to-text.ts';

/** UTF-16 code units of one post. 即刻 posts have some thousand. */
const MAX_POST_LENGTH = 1_000_000;
const DATE = '\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}';
const HEADING = new RegExp(`^(?:## (${DATE})|={10} (${DATE}) ={10})\\s*$`);
const DATED_NAME = /^(\d{4}-\d{2}-\d{2})_(\d{2})-(\d{2})-(\d{2})$/;

/**
 * 即刻 posts as the extension "即刻导出" writes them to Markdown or text: one file with a heading of date and time to each post,
 * or (from its zip) one file to each post, named by date and time.
 */
export const jikeText: Importer = {
  format: 'jike-text',
  recognise(file) {
    if (!/^(?:md|txt)$/.test(extensionOf(file.name))) return 0;
    if (DATED_NAME.test(stemOf(file.name))) return 0.9;
    const first = decodeHead(file).trimStart().split(/\r?\n/, 1)[0] ?? '';
    return HEADING.test(first) ? 0.9 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readPosts),
};

async function* readPosts(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const isMarkdown = extensionOf(file.name) === 'md';
  const named = DATED_NAME.exec(stemOf(file.name));
  let date = named ? `${named[1]} ${named[2]}:${named[3]}:${named[4]}` : '';
  let lines: string[] = [];
  let length = 0;
  let place = `${file.name}:1`;
  let bytes = 0;
  const finish = function* (): Generator<ImportEvent> {
    const whole = lines.join('\n');
    lines = [];
    length = 0;
    if (whole.trim() === '' && date === '') return;
    const { text, url, circle } = parseJikeContent(whole);
    const plain = isMarkdown ? markdownToText(text) : text;
    yield* postEvents(
      { text: plain, url, publishedAt: date, tags: [circle, ...findHashtags(plain)] },
      place,
      bytesBefore + bytes,
    );
  };
  for await (const line of readLines(file, signal, bad)) {
    const heading = named ? null : HEADING.exec(line.text);
    if (heading) {
      yield* finish();
      date = heading[1] ?? heading[2] ?? '';
      place = `${file.name}:${line.number}`;
    } else if (length + line.text.length > MAX_POST_LENGTH) {
      yield skippedEvent('text-cut', `${file.name}:${line.number}`, line.text);
    } else {
      lines.push(line.text);
      length += line.text.length;
    }
    bytes = line.bytesDone;
  }
  yield* finish();
}
