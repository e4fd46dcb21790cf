import type { ImportedPost } from '../../post/post.ts';
import type { ImportChoice, LibraryError, Skipped } from '../../protocol/library-client.ts';

/** A file as an importer sees it: bounded reads, never the whole of a large file at once. */
export interface ImportFile {
  /** Name, or path inside a folder or zip with "/" between: "notes/2024/大促.md". */
  name: string;
  /** Bytes, as the browser reports. */
  size: number;
  /** First bytes, at most 64 KiB, for recognising. */
  head: Uint8Array;
  /** The encoding that the reader chose, when nothing in the file tells it. */
  encoding?: string;
  /** All bytes from the start. May be called again: a preview reads, the import reads again. */
  stream(): ReadableStream<Uint8Array>;
}

/**
 * What reading files gives, in file order.
 * - post: one post, clean and bounded (see create-post.ts). `bytesDone` counts over all files.
 * - skipped: something that was left out or changed, with its reason (skip-reasons.ts). Reading goes on.
 * - failed: this one file could not be read further. Its earlier posts stand, other files go on. `error.detail` holds
 *   `file`, `place` and `remedy` (one of IMPORT_REMEDIES).
 */
export type ImportEvent =
  | { kind: 'post'; post: ImportedPost; bytesDone: number }
  | { kind: 'skipped'; skipped: Skipped }
  | { kind: 'failed'; error: LibraryError };

/** A file of the package by its path, for formats that need more than the file: tables of character codes. */
export type ReadAsset = (path: string) => Promise<Uint8Array>;

/**
 * One file format: unknown bytes -> posts plus what was skipped and why.
 * Bad bytes never throw: they end as 'skipped' or 'failed'. Only the signal's abort reason is thrown.
 */
export interface Importer {
  /** 'telegram', 'channel-dump', 'csv', … */
  format: string;
  /** How sure, 0..1, that a file is of this format, from its name and head alone. */
  recognise(file: ImportFile): number;
  /**
   * Of files that were chosen together, those that are this format's by how they lie: a folder of pages beside the list that names
   * them. [] when they lie otherwise. Whoever owns a layout wins over formats of single files, however many of these there are.
   */
  claim?(files: readonly ImportFile[]): ImportFile[];
  /**
   * Choices the reader must make first; empty for most formats. Fit to be used unchanged as a default. `made` are choices that
   * others hang on (the encoding), as the reader left them.
   * Rejects with ImportFailure when the files cannot be read at all.
   */
  listChoices?(files: ImportFile[], signal: AbortSignal, made?: ImportChoice[]): Promise<ImportChoice[]>;
  /** `choices` as the reader left them; [] means the defaults of listChoices. */
  read(
    files: ImportFile[],
    choices: ImportChoice[],
    signal: AbortSignal,
    readAsset?: ReadAsset,
  ): AsyncIterable<ImportEvent>;
}
