import type { RawPost } from '../post/create-post.ts';
import { parseDate } from '../post/parse-date.ts';
import type { ImportChoice } from '../protocol/library-client.ts';
import { htmlToText, looksLikeHtml } from './html-to-text.ts';
import type { ImportEvent, Importer, ImportFile } from './importer.ts';
import { postEvents, skippedEvent } from './post-events.ts';
import { decodeHead, extensionOf } from './reading/decode-head.ts';
import { readCsvHeader, readCsvRows, readCsvSample } from './reading/read-csv-rows.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { splitTagText } from './split-tag-text.ts';

/** Fields of a post that a column can be mapped to, in the order the mapper shows them. */
export const CSV_FIELDS = ['title', 'text', 'url', 'author', 'publishedAt', 'tags'] as const;
type CsvField = (typeof CSV_FIELDS)[number];

/** Names under which exporters write each field, most telling first. Compared without case, spaces and signs. */
const COLUMN_NAMES: Record<CsvField, string[]> = {
  title: ['title', '标题', '文章标题', '题目', 'headline', 'name', '名称', 'subject', '主题'],
  text: [
    'text',
    'content',
    '正文',
    '内容',
    '文章内容',
    'body',
    'highlight',
    'note',
    'description',
    '摘要',
    '笔记',
    '备注',
    '文案',
    'excerpt',
    'selection',
    'summary',
    'memo',
  ],
  url: ['url', 'link', '链接', '网址', '地址', '原文链接', '文章链接', 'href', 'source url', 'permalink'],
  author: ['author', '作者', '公众号', '账号', 'creator', 'by', '博主', '昵称', 'source', '来源'],
  publishedAt: [
    'published at',
    'published',
    'publishedat',
    'date',
    '日期',
    '发布时间',
    '时间',
    '发布日期',
    'created at',
    'created',
    '创建时间',
    'saved at',
    'time',
    'timestamp',
    '更新时间',
  ],
  tags: ['tags', 'tag', '标签', 'labels', '话题', '分类', 'category', 'categories', 'keywords', '关键词', 'folder'],
};
const SAMPLE_ROWS = 20;
/** Mean length of the cells of a column without a known name that can pass for the text. */
const MIN_TEXT_LENGTH = 10;

/** Any table with a header: the reader maps its columns. Columns that only a known exporter has are another importer's. */
export const csv: Importer = {
  format: 'csv',
  recognise(files) {
    const scores = files.map((file) => {
      const extension = extensionOf(file.name);
      const { columns } = readCsvHeader(file);
      if (extension === 'csv' || extension === 'tsv') return columns.length > 0 && decodeHead(file) !== '' ? 0.6 : 0;
      // Without the extension only a header with known names counts: prose has commas too.
      const mapping = guessMapping(columns, []);
      const known = CSV_FIELDS.filter((field) => mapping[field] !== '').length;
      return columns.length >= 3 && known >= 3 && !/^\s*[[{<]/.test(decodeHead(file)) ? 0.4 : 0;
    });
    return scores.length === 0 ? 0 : Math.min(...scores);
  },
  async listChoices(files) {
    const [file] = files;
    if (file === undefined) return [];
    const columns = [...new Set(files.flatMap((each) => readCsvHeader(each).columns))];
    return [
      {
        kind: 'columns',
        columns,
        mapping: guessMapping(columns, readCsvSample(file, SAMPLE_ROWS)),
        fields: [...CSV_FIELDS],
      },
    ];
  },
  read(files, choices, signal) {
    const chosen = choices.find((choice) => choice.kind === 'columns');
    return readEachFile(files, signal, (file, reading) => readTable(file, chosen, reading));
  },
};

async function* readTable(
  file: ImportFile,
  chosen: Extract<ImportChoice, { kind: 'columns' }> | undefined,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const mapping = chosen?.mapping ?? guessMapping(readCsvHeader(file).columns, readCsvSample(file, SAMPLE_ROWS));
  for await (const row of readCsvRows(file, signal, bad)) {
    const get = (field: CsvField) => row.cells.get(mapping[field] ?? '') ?? '';
    const place = `${file.name}:${row.number}`;
    const text = get('text');
    const raw: RawPost = {
      isBookmark: text === '' && get('url') !== '',
      title: get('title'),
      text: looksLikeHtml(text) ? htmlToText(text) : text,
      url: get('url'),
      author: get('author'),
      publishedAt: get('publishedAt'),
      tags: splitTagText(get('tags')),
    };
    // A row with another number of cells is told, not dropped: a missing last cell is common, words out of place are seen.
    if (!row.fits && row.cells.size > 1 && text === '' && get('title') === '')
      yield skippedEvent('broken-record', place, [...row.cells.values()].join(' '));
    else yield* postEvents(raw, place, bytesBefore + row.bytesDone);
  }
}

/** Guesses which column is which: by name, else by what its cells hold (addresses, dates, the longest texts). */
function guessMapping(columns: string[], sample: string[][]): Record<CsvField, string> {
  const mapping: Record<CsvField, string> = { title: '', text: '', url: '', author: '', publishedAt: '', tags: '' };
  const taken = new Set<string>();
  const take = (field: CsvField, column: string | undefined) => {
    if (column === undefined) return;
    mapping[field] = column;
    taken.add(column);
  };
  const byName = new Map(columns.map((column) => [simplify(column), column]));
  for (const field of CSV_FIELDS) {
    const known = COLUMN_NAMES[field].map((name) => byName.get(simplify(name)));
    take(
      field,
      known.find((name) => name !== undefined && !taken.has(name)),
    );
  }
  const cellsOf = (column: string) => sample.map((row) => (row[columns.indexOf(column)] ?? '').trim()).filter(Boolean);
  const findFree = (fits: (cells: string[]) => boolean) =>
    columns.find((column) => !taken.has(column) && cellsOf(column).length > 0 && fits(cellsOf(column)));
  if (mapping.url === '')
    take(
      'url',
      findFree((cells) => cells.every((cell) => /^https?:\/\//i.test(cell))),
    );
  if (mapping.publishedAt === '')
    take(
      'publishedAt',
      findFree((cells) => cells.every((cell) => parseDate(cell) !== '')),
    );
  if (mapping.text === '') {
    const free = columns.filter((column) => !taken.has(column));
    const [longest] = free.toSorted((a, b) => meanLength(cellsOf(b)) - meanLength(cellsOf(a)));
    if (longest !== undefined && meanLength(cellsOf(longest)) >= MIN_TEXT_LENGTH) take('text', longest);
  }
  return mapping;
}

function meanLength(cells: string[]): number {
  return cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_\-.:：]+/g, '');
}
