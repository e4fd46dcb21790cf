import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readWholeText } from '../reading/read-text.ts';
import { parseBibtex } from './parse-bibtex.ts';
import { toReferencePost } from './to-reference-post.ts';

const MAX_FILE_BYTES = 64_000_000;
/** LaTeX's accents, as the marks that Unicode combines with the letter before them. */
const ACCENTS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
};
const LETTERS: Record<string, string> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
};

/** BibTeX and BibLaTeX, as Zotero, JabRef and 知网 write them. */
export const bibtex: Importer = {
  format: 'bibtex',
  recognise: (file) =>
    /^\s*(?:%[^\n]*\n\s*)*@\s*(?:article|book|misc|online|electronic|inproceedings|conference|incollection|inbook|phdthesis|mastersthesis|thesis|techreport|report|unpublished|string|comment|preamble|proceedings|manual|patent|dataset|software|webpage|www)\s*[{(]/i.test(
      decodeHead(file).replace(/^\ufeff/, ''),
    )
      ? 0.97
      : 0,
  read: (files, _choices, signal) => readEachFile(files, signal, readWorks),
};

async function* readWorks(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const text = await readWholeText(file, MAX_FILE_BYTES, signal, bad);
  let number = 0;
  for (const { fields, offset } of parseBibtex(text)) {
    signal.throwIfAborted();
    const get = (...names: string[]) => toPlain(names.map((name) => fields.get(name) ?? '').find(Boolean) ?? '');
    const raw = toReferencePost({
      title: get('title', 'booktitle'),
      authors: get('author', 'editor').split(/\s+and\s+/),
      abstract: get('abstract'),
      notes: [get('annote', 'annotation'), get('note')],
      url:
        fields.get('url')?.replace(/\\(?=[_%&#~])/g, '') ??
        /\\url\{([^}]*)\}/.exec(fields.get('howpublished') ?? '')?.[1] ??
        '',
      doi: fields.get('doi') ?? '',
      date:
        get('date') ||
        [get('year'), get('month').padStart(2, '0')].filter((part) => part !== '00').join('-') ||
        get('urldate'),
      keywords: get('keywords', 'keyword').split(/[,;，；]/),
    });
    yield* postEvents(
      raw,
      `${file.name}#${++number}`,
      bytesBefore + Math.floor((file.size * offset) / (text.length + 1)),
    );
  }
}

/** LaTeX as plain text: accents and letters made, commands and braces gone. */
function toPlain(latex: string): string {
  return latex
    .replace(
      /\\([`'^~=."]|[uvHckr](?=[\s{]))\s*\{?\s*\\?([A-Za-z])\}?/g,
      (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''),
    )
    .replace(/\\(ss|ae|AE|oe|aa|AA|[oOlLi])(?:\{\}|(?![A-Za-z])\s?)/g, (_, name: string) => LETTERS[name] ?? '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/\\(?:url|href|emph|text\w{2}|mbox|textbf)\s*(?=\{)/g, '')
    .replace(/\\[A-Za-z]+\s?/g, '')
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/---?/g, '–')
    .normalize('NFC')
    .trim();
}
