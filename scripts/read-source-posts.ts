import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { channelDump } from '../utils/importers/channel-dump.ts';
import type { ImportedPost, Importer, ImportFile } from '../utils/importers/importer.ts';
import type { Skipped } from '../utils/library/library-client.ts';
import { readPostsJson } from './read-posts-json.ts';

const HEAD_BYTES = 65_536;

export interface SourcePosts {
  posts: ImportedPost[];
  skipped: Skipped[];
  format: string;
}

/** Reads one of the publisher's files, in any format that can be imported; a JSON array of posts is checked strictly. */
export async function readSourcePosts(path: string): Promise<SourcePosts> {
  const file = createNodeImportFile(path);
  if (startsJsonArray(file.head)) {
    return { posts: readPostsJson(readFileSync(path, 'utf8'), basename(path)), skipped: [], format: 'posts-json' };
  }
  const importer: Importer = channelDump;
  const signal = new AbortController().signal;
  const posts: ImportedPost[] = [];
  const skipped: Skipped[] = [];
  for await (const event of importer.read([file], [], signal)) {
    if (event.kind === 'post') posts.push(event.post);
    else if (event.kind === 'skipped') skipped.push(event.skipped);
    else throw new Error(`${path}: ${event.error.code} ${JSON.stringify(event.error.detail)}`);
  }
  return { posts, skipped, format: importer.format };
}

function createNodeImportFile(path: string): ImportFile {
  const size = statSync(path).size;
  const head = new Uint8Array(Math.min(size, HEAD_BYTES));
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  const stream = () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return { name: basename(path), size, head, stream };
}

/** True for a JSON file whose outermost value is a list of objects that look like posts of our own schema. */
function startsJsonArray(head: Uint8Array): boolean {
  return /^\uFEFF?\s*\[/u.test(new TextDecoder().decode(head.subarray(0, 1024)));
}
