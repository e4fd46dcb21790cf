import type { ImportChoice, Skipped } from '../library/library-client.ts';
import type { Post } from '../library/post.ts';

/** A file as an importer sees it: bounded reads, never the whole of a large file at once. */
export interface ImportFile {
  name: string;
  /** Bytes, as the browser reports. */
  size: number;
  /** First bytes, at most 64 KiB, for recognising. */
  head: Uint8Array;
  stream(): ReadableStream<Uint8Array>;
}

/** What an importer yields, in file order. `sourceId` and `id` are filled by the caller (createPostId). */
export type ImportedPost = Omit<Post, 'id' | 'sourceId'>;

export type ImportEvent =
  | { kind: 'post'; post: ImportedPost; bytesDone: number }
  | { kind: 'skipped'; skipped: Skipped };

/** One file format: unknown bytes -> posts plus what was skipped and why. Never throws on bad bytes: it reports. */
export interface Importer {
  /** 'telegram', 'channel-dump', 'csv', … */
  format: string;
  /** How sure, 0..1, that these files are of this format, from names and heads alone. */
  recognise(files: ImportFile[]): number;
  /** Choices the reader must make first; empty for most formats. */
  listChoices?(files: ImportFile[], signal: AbortSignal): Promise<ImportChoice[]>;
  read(files: ImportFile[], choices: ImportChoice[], signal: AbortSignal): AsyncIterable<ImportEvent>;
}
