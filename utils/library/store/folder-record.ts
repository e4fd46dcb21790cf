import { hashString } from '../../bytes/hashes.ts';
import type { Post } from '../../post/post.ts';
import type { FollowedFolder } from '../../protocol/followed-folder.ts';

/** A post as a file gave it: its id, and a hash of what the id does not cover (tags, date, author). */
export type GivenPost = [id: string, facts: number];

/** One file as it was when it was taken over. */
export interface FolderFile {
  /** Below the folder, with "/" between; a bookmark's id. */
  path: string;
  /** Bytes. */
  size: number;
  /** ms since 1970; of a bookmark a hash of all that it says. */
  modified: number;
  /** Of its bytes, see read-listed-file.ts; '' when it has to be read again whatever its size and time. */
  hash: string;
  posts: GivenPost[];
}

/** What is kept of a followed folder beside its source, in one record of the store. */
export interface FolderRecord {
  sourceId: string;
  kind: FollowedFolder['kind'];
  name: string;
  handle: unknown;
  files: FolderFile[];
}

/** What an update changed in a record, so that undoing the update offers the same changes again. */
export interface FolderUndo {
  sourceId: string;
  /** Files as they were. */
  files: FolderFile[];
  /** Paths that were not there before. */
  added: string[];
}

export function hashFacts(post: Pick<Post, 'tags' | 'publishedAt' | 'author'>): number {
  return hashString(JSON.stringify([post.tags, post.publishedAt, post.author]));
}

export function applyFolderUndo(record: FolderRecord, { files, added }: FolderUndo): FolderRecord {
  const gone = new Set([...added, ...files.map(({ path }) => path)]);
  return { ...record, files: [...record.files.filter(({ path }) => !gone.has(path)), ...files] };
}

/** The record with every file to be read again: what the library holds of them is no longer known. */
export function forgetContents(record: FolderRecord): FolderRecord {
  return { ...record, files: record.files.map((file) => ({ ...file, modified: -1, hash: '' })) };
}

/** One pass without a schema's cost: a record may hold tens of thousands of files. */
export function isFolderFiles(value: unknown): value is FolderFile[] {
  return Array.isArray(value) && value.every(isFolderFile);
}

function isFolderFile(value: unknown): value is FolderFile {
  if (typeof value !== 'object' || value === null) return false;
  if (!('path' in value && 'size' in value && 'modified' in value && 'hash' in value && 'posts' in value)) return false;
  const { path, size, modified, hash, posts } = value;
  return (
    typeof path === 'string' &&
    typeof size === 'number' &&
    typeof modified === 'number' &&
    typeof hash === 'string' &&
    Array.isArray(posts) &&
    posts.every((post) => Array.isArray(post) && typeof post[0] === 'string' && typeof post[1] === 'number')
  );
}
