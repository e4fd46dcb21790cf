import type { RawPost } from '../post/create-post.ts';
import { parseDate } from '../post/parse-date.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { ImportEvent, Importer, ImportFile } from './importer.ts';
import { markdownToText, splitHeading } from './markdown-to-text.ts';
import { postEvents, skippedEvent } from './post-events.ts';
import { decodeHead, extensionOf, stemOf } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWholeText } from './reading/read-text.ts';

/** One note. Larger files are books or logs. */
const MAX_FILE_BYTES = 16_000_000;
/** Inline tags as Obsidian reads them: after a space or line start, not only digits, "/" between levels. */
const INLINE_TAG = /(?:^|\s)#([\p{L}\p{N}_/-]{1,80})(?=$|[\s,，。.!！?？;；:：、)）])/gu;
const MAX_INLINE_TAGS = 50;

/**
 * Markdown notes, one post a file: with the front matter of Obsidian, its Web Clipper, and static site generators, or
 * without any. Plain text files too.
 */
export const markdown: Importer = {
  format: 'markdown',
  recognise(files) {
    const scores = files.map((file) => {
      const extension = extensionOf(file.name);
      if (extension === 'md' || extension === 'markdown') return 0.7;
      if (extension === 'txt' || extension === 'text') return 0.3;
      return /^\ufeff?---\r?\n[\s\S]{0,4000}?\n---\s/.test(decodeHead(file)) ? 0.4 : 0;
    });
    return scores.length === 0 ? 0 : Math.min(...scores);
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readNote),
};

async function* readNote(file: ImportFile, reading: FileReading): AsyncGenerator<ImportEvent> {
  const text = (await readWholeText(file, MAX_FILE_BYTES, reading.signal, reading.bad)).replace(/\r\n?/g, '\n');
  const { fields, body, isBroken } = splitFrontMatter(text);
  if (isBroken) yield skippedEvent('broken-record', `${file.name}:1`, text);
  const get = (...names: string[]) =>
    names.map((name) => fields?.get(name)?.[0] ?? '').find((value) => value !== '') ?? '';
  if (/^(?:true|yes)$/i.test(get('draft'))) {
    yield skippedEvent('draft', file.name, get('title') || stemOf(file.name));
    return;
  }
  const isPlain = /^te?xt$/.test(extensionOf(file.name));
  const heading = isPlain ? { title: '', rest: body } : splitHeading(body);
  const title = get('title') || heading.title;
  const isNamedByFile = title === '' && body.trim() !== '';
  const raw: RawPost = {
    title: title || (isNamedByFile ? readableStem(file.name) : ''),
    titleIsDerived: get('derived_title') === 'true',
    // A heading that only repeats the title is not text; another heading is.
    text: isPlain ? body : markdownToText(heading.title !== '' && title === heading.title ? heading.rest : body),
    url: get('source', 'url', 'link', 'permalink', 'canonical', 'original'),
    author: get('author', 'authors', 'creator').replace(/^\[\[(?:[^\]|]*\|)?|\]\]$/g, ''),
    publishedAt: firstDate(
      get('published'),
      get('date'),
      get('created'),
      get('pubdate'),
      get('time'),
      stemDate(file.name),
    ),
    tags: [...listTags(fields), ...(isPlain ? [] : inlineTags(body))],
  };
  yield* postEvents(raw, file.name, reading.bytesBefore + file.size);
}

function firstDate(...values: string[]): string {
  for (const value of values) {
    const date = parseDate(value);
    if (date !== '') return date;
  }
  return '';
}

/** Names like "2024-06-18 大促复盘.md" (Obsidian, Jekyll) carry a date; the date is no part of the title. */
function stemDate(name: string): string {
  return /^(\d{4}-\d{2}-\d{2})(?=$|[\s_-])/.exec(stemOf(name))?.[1] ?? '';
}

function readableStem(name: string): string {
  const stem = stemOf(name);
  if (/^[\d\s_:.-]+$/.test(stem)) return ''; // a date or a number says nothing: the first sentence does better
  return stem.replace(/^\d{4}-\d{2}-\d{2}[\s_-]+/, '');
}

function listTags(fields: Map<string, string[]> | null): string[] {
  if (fields === null) return [];
  const lists = ['tags', 'tag', 'categories', 'category', 'keywords'].flatMap((name) => fields.get(name) ?? []);
  return lists.flatMap((text) => text.split(/[,，、]|\s+(?=#)/)).map((tag) => tag.trim());
}

function inlineTags(body: string): string[] {
  const tags: string[] = [];
  const prose = body.replace(/```[\s\S]*?(?:```|$)/g, '').replace(/`[^`\n]*`/g, '');
  for (const [, tag = ''] of prose.matchAll(INLINE_TAG)) {
    if (!/^[\d/_-]+$/.test(tag)) tags.push(tag);
    if (tags.length === MAX_INLINE_TAGS) break;
  }
  return tags;
}
