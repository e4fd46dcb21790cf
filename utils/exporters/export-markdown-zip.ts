import { Zip, ZipPassThrough } from 'fflate';
import { stringify } from 'yaml';
import { escapeMarkdown } from '../text/escape-markdown.ts';
import { createFileNames } from './create-file-names.ts';
import type { ExportedPost } from './export-posts-json.ts';

/** Time of every file in the archive: the earliest that a zip can hold, so that the same posts make the same bytes. */
const FILE_TIME = new Date(1980, 0, 1);

/**
 * Posts as Markdown files with front matter, in a zip: for Obsidian and other note keepers. Reactions are not in it. Files are stored,
 * not packed: single posts pack to 0.7 of their size, and packing 20,000 of them took five times as long.
 */
export async function* exportMarkdownZip(
  posts: AsyncIterable<ExportedPost> | Iterable<ExportedPost>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const nameFile = createFileNames();
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    failure ??= error;
    if (bytes !== undefined && bytes.length > 0) ready.push(new Uint8Array(bytes));
  });
  for await (const post of posts) {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(post.publishedAt)?.[0] ?? '';
    const file = new ZipPassThrough(nameFile(`${day} ${post.title}`, 'md'));
    file.mtime = FILE_TIME;
    zip.add(file);
    file.push(encoder.encode(toMarkdown(post)), true);
    if (failure !== null) throw failure;
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}

/** One post as a Markdown file. */
export function toMarkdown(post: ExportedPost): string {
  const fields: Record<string, unknown> = { title: post.title };
  if (post.titleIsDerived) fields.derived_title = true;
  if (post.url !== '') fields.source = post.url;
  if (post.author !== '') fields.author = post.author;
  if (post.publishedAt !== '') fields.published = post.publishedAt;
  if (post.tags.length > 0) fields.tags = post.tags;
  const text = post.text === '' ? '' : `\n${escapeMarkdown(post.text)}\n`;
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n${text}`;
}
