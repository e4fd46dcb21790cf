import type { ImportEvent } from '../../importers/importer/importer.ts';
import { createPostId } from '../../post/create-post-id.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { LoadImporters } from '../imports/load-importers.ts';
import { type FolderFile, hashFacts } from '../store/folder-record.ts';
import type { FolderComparison } from './compare-listing.ts';
import { readListedFile } from './read-listed-file.ts';

type FileToRead = FolderComparison['toRead'][number];

export interface FolderReading {
  /** All that the files hold that are other than they were, in order. May be called again: a preview reads, the update reads again. */
  read(signal: AbortSignal): AsyncGenerator<ImportEvent>;
  /** The file that `read` stands at. */
  current(): FileToRead | null;
  /** Ids of the posts given by the last `read`, in order. */
  ids(): readonly string[];
  /** Files as the last `read` found them. Those that could not be read, or not to their end, are as they were before. */
  files(): readonly FolderFile[];
  /** Of the files read, those whose bytes are others than before, as they were. */
  replaced(): readonly FolderFile[];
}

/** Reads the files of a followed folder one by one, each through the importer of its format. */
export function readFolder(
  toRead: readonly FileToRead[],
  folderName: string,
  importers: Awaited<ReturnType<LoadImporters>>,
): FolderReading {
  let at: FileToRead | null = null;
  let ids: string[] = [];
  let files: FolderFile[] = [];
  let replaced: FolderFile[] = [];

  async function* read(signal: AbortSignal): AsyncGenerator<ImportEvent> {
    [ids, files, replaced] = [[], [], []];
    let bytesDone = 0;
    for (const one of toRead) {
      signal.throwIfAborted();
      at = one;
      const { listed, known } = one;
      const { path, size, modified } = listed;
      const name = cleanLine(`${folderName}/${path}`);
      const found = await readListedFile(listed, name, known?.hash ?? '', importers, signal);
      bytesDone += size;
      if (found.kind === 'same' && known) files.push({ ...known, size, modified });
      if (found.kind === 'unreadable') {
        if (known) files.push(known);
        yield { kind: 'failed', error: found.error };
      }
      if (found.kind !== 'read') continue;
      for (const error of found.failures) yield { kind: 'failed', error };
      // Half a file (it is being written, or synchronised) must not take the place of a whole one.
      if (found.failures.length > 0 && known) {
        files.push(known);
        continue;
      }
      const file: FolderFile = { path, size, modified, hash: found.hash, posts: [] };
      for (const event of found.events) {
        if (event.kind === 'post') {
          const id = createPostId(event.post);
          ids.push(id);
          file.posts.push([id, hashFacts(event.post)]);
          yield { ...event, bytesDone };
        } else yield event;
      }
      files.push(file);
      if (known) replaced.push(known);
    }
    at = null;
  }

  return { read, current: () => at, ids: () => ids, files: () => files, replaced: () => replaced };
}
