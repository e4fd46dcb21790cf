import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readLines } from '../reading/read-lines.ts';
import { htmlToText, looksLikeHtml } from '../text/html-to-text.ts';
import { toReferencePost } from './to-reference-post.ts';

const FIELD = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;
const MAX_FIELDS = 2000;

/** RIS, which every reference manager writes: two letters, a dash, a value, `ER` at the end of a work. */
export const ris: Importer = {
  format: 'ris',
  recognise: (file) => (/^(?:\ufeff)?\s*TY {1,2}- \w+/.test(decodeHead(file)) ? 0.97 : 0),
  read: (files, _choices, signal) => readEachFile(files, signal, readWorks),
};

async function* readWorks(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  let fields: [string, string][] = [];
  let place = `${file.name}:1`;
  let bytes = 0;
  const finish = function* (): Generator<ImportEvent> {
    if (fields.length > 0) yield* postEvents(toPost(fields), place, bytesBefore + bytes);
    fields = [];
  };
  for await (const line of readLines(file, signal, bad)) {
    bytes = line.bytesDone;
    const [, tag, value = ''] = FIELD.exec(line.text.replace(/^\ufeff/, '').trimEnd()) ?? [];
    if (tag === 'TY') {
      yield* finish();
      place = `${file.name}:${line.number}`;
      fields.push([tag, value]);
    } else if (tag === 'ER') yield* finish();
    else if (tag !== undefined && fields.length < MAX_FIELDS) fields.push([tag, value]);
    else if (tag === undefined && line.text.trim() !== '') {
      // A long value goes on in the next line.
      const last = fields.at(-1);
      if (last !== undefined) last[1] += `\n${line.text.trim()}`;
    }
  }
  yield* finish();
}

function toPost(fields: readonly [string, string][]) {
  const all = (...tags: string[]) => fields.filter(([tag]) => tags.includes(tag)).map(([, value]) => value.trim());
  const first = (...tags: string[]) => tags.flatMap((tag) => all(tag)).find((value) => value !== '') ?? '';
  const plain = (text: string) => (looksLikeHtml(text) ? htmlToText(text) : text);
  return toReferencePost({
    title: first('TI', 'T1', 'CT', 'BT', 'T2'),
    authors: all('AU', 'A1'),
    abstract: plain(first('AB', 'N2')),
    notes: all('N1', 'RN').map(plain),
    url: first('UR', 'L2').split(/[\s;]/)[0] ?? '',
    doi: first('DO', 'M3'),
    // `2024/06/05/Summer`, `2024///`
    date: first('DA', 'Y1', 'PY')
      .replace(/\/[^\d/]+.*$/, '')
      .replace(/\/+$/, ''),
    keywords: all('KW').flatMap((value) => value.split(/[;\n]/)),
  });
}
