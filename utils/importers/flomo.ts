import { Parser } from 'htmlparser2';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { findHashtags } from './parse-jike-content.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readText } from './reading/read-text.ts';
import { createHtmlTextBuilder, type HtmlTextBuilder } from './text/html-to-text.ts';

const MAX_DEPTH = 1000;

interface Memo {
  time: string;
  text: string;
}

/** flomo's HTML export: `.memo` holds `.time`, `.content` and `.files` (pictures, left out). */
export const flomo: Importer = {
  format: 'flomo',
  recognise(file) {
    const head = decodeHead(file);
    if (!/class="memo"/.test(head) || !/class="time"/.test(head)) return 0;
    return /class="content"/.test(head) ? 0.95 : 0.8;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readMemos),
};

async function* readMemos(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const collector = createMemoCollector();
  let count = 0;
  const take = function* (done: number): Generator<ImportEvent> {
    for (const { time, text } of collector.takeReady()) {
      count++;
      yield* postEvents({ text, publishedAt: time, tags: findHashtags(text) }, `${file.name}#${count}`, done);
    }
  };
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    collector.write(text);
    if (collector.depth() > MAX_DEPTH) {
      throw new ImportFailure('file-malformed', file.name, `${file.name}@${bytesDone}`, 'export-again');
    }
    yield* take(bytesBefore + bytesDone);
  }
  collector.end();
  yield* take(bytesBefore + file.size);
}

function createMemoCollector() {
  let depth = 0;
  let memo: Memo | null = null;
  let time = '';
  let timeDepth = 0;
  let content: HtmlTextBuilder | null = null;
  let contentDepth = 0;
  let ready: Memo[] = [];
  const finish = () => {
    if (content !== null && memo !== null) memo.text += content.finish();
    content = null;
    if (memo !== null) ready.push({ time: time.trim(), text: memo.text });
    memo = null;
    time = '';
    timeDepth = 0;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      const classes = (attributes.class ?? '').split(/\s+/);
      if (classes.includes('memo')) {
        finish();
        memo = { time: '', text: '' };
      } else if (memo !== null && content === null && classes.includes('time')) {
        timeDepth = depth;
      } else if (memo !== null && content === null && classes.includes('content')) {
        content = createHtmlTextBuilder();
        contentDepth = depth;
      } else {
        content?.open(name);
      }
    },
    ontext(text) {
      if (content !== null) content.text(text);
      else if (timeDepth > 0) time += text;
    },
    onclosetag(name) {
      if (content !== null && depth === contentDepth) {
        if (memo !== null) memo.text += `${content.finish()}\n`;
        content = null;
      } else {
        content?.close(name);
      }
      if (depth === timeDepth) timeDepth = 0;
      depth--;
    },
  });
  return {
    write: (text: string) => parser.write(text),
    end() {
      parser.end();
      finish();
    },
    depth: () => depth,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}
