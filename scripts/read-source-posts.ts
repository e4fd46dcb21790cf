import { openAsBlob, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { jsonList } from '../utils/importers/json/json-list.ts';
import { postsJson } from '../utils/importers/posts-json.ts';
import { createImportFile } from '../utils/importers/reading/create-import-file.ts';
import { recogniseFiles } from '../utils/importers/recognise-files.ts';
import type { ImportedPost } from '../utils/post/post.ts';
import type { LibraryError, Skipped } from '../utils/protocol/library-client.ts';
import { readPackagedFile } from './read-packaged-file.ts';
import { readPostsJson } from './read-posts-json.ts';

export interface SourcePosts {
  posts: ImportedPost[];
  skipped: Skipped[];
  /** Importer that read it. */
  format: string;
}

/**
 * Reads one of the publisher's files, in any format that the extension imports. A plain JSON array of posts is checked
 * strictly: there, what is wrong is the publisher's own and is named with line and field instead of skipped.
 */
export async function readSourcePosts(path: string): Promise<SourcePosts> {
  const name = basename(path);
  const file = await createImportFile(await openAsBlob(path), name);
  const signal = new AbortController().signal;
  const { importer, files, skipped, failures } = await recogniseFiles([file], signal);
  const isArray = /^\uFEFF?\s*\[/u.test(new TextDecoder().decode(file.head.subarray(0, 1024)));
  if (isArray && (importer === null || importer === postsJson || importer === jsonList)) {
    return { posts: readPostsJson(readFileSync(path, 'utf8'), name), skipped: [], format: 'posts-json-array' };
  }
  if (importer === null) throw new Error(describeFailure(path, failures[0]));
  const posts: ImportedPost[] = [];
  for await (const event of importer.read(files, [], signal, readPackagedFile)) {
    if (event.kind === 'post') posts.push(event.post);
    else if (event.kind === 'skipped') skipped.push(event.skipped);
    else throw new Error(describeFailure(path, event.error));
  }
  return { posts, skipped, format: importer.format };
}

function describeFailure(path: string, error: LibraryError | undefined): string {
  if (error === undefined) return `${path}: not a format that can be read`;
  const detail = Object.entries(error.detail).map(([key, value]) => `${key}: ${value}`);
  return `${path}: ${error.code} (${detail.join(', ')})`;
}
