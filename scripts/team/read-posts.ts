import type { ImportFile } from '../../utils/importers/importer/importer.ts';
import { recogniseFiles } from '../../utils/importers/recognise-files.ts';
import { createPostId } from '../../utils/post/create-post-id.ts';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryError, Skipped } from '../../utils/protocol/library-client.ts';
import { readPackagedFile } from '../read-packaged-file.ts';
import { LoadFailure } from './engine-http.ts';

export interface ReadPosts {
  format: string;
  posts: AsyncIterable<Post>;
  /** What was passed over, complete when `posts` has ended. */
  skipped: Skipped[];
  failures: LibraryError[];
}

/**
 * The posts of one export (a file, or the files of a folder), as the extension imports them, one after another.
 * @throws {LoadFailure} when no importer knows the files
 */
export async function readPosts(name: string, files: ImportFile[], signal: AbortSignal): Promise<ReadPosts> {
  const recognised = await recogniseFiles(files, signal, readPackagedFile);
  const { importer, skipped, failures } = recognised;
  if (importer === null) {
    throw new LoadFailure(
      `${name}: no format that can be read. docs/IMPORTING.md lists them; npm run try:import shows what is read.`,
    );
  }
  const choices = (await importer.listChoices?.(recognised.files, signal)) ?? [];
  async function* read(): AsyncIterable<Post> {
    if (importer === null) return;
    for await (const event of importer.read(recognised.files, choices, signal)) {
      if (event.kind === 'post') yield { ...event.post, id: createPostId(event.post), sourceId: '' };
      else if (event.kind === 'skipped') skipped.push(event.skipped);
      else failures.push(event.error);
    }
  }
  return { format: importer.format, posts: read(), skipped, failures };
}
