import { collectSkipped } from '../../../utils/importers/importer/collect-skipped.ts';
import type { ReadAsset } from '../../../utils/importers/importer/importer.ts';
import { createImportFile } from '../../../utils/importers/reading/create-import-file.ts';
import { recogniseFiles } from '../../../utils/importers/recognise-files.ts';
import type { ImportedPost } from '../../../utils/post/post.ts';
import type { ImportChoice, LibraryError, Skipped } from '../../../utils/protocol/library-client.ts';

export interface Imported {
  format: string | null;
  choices: ImportChoice[];
  posts: ImportedPost[];
  skipped: Skipped[];
  failures: LibraryError[];
}

/** Runs files through the whole of importing, as the library does: recognise, choices, read. */
export async function importAll(
  chosen: { name: string; bytes: Uint8Array | string }[],
  change: (choices: ImportChoice[]) => ImportChoice[] = (choices) => choices,
  readAsset?: ReadAsset,
): Promise<Imported> {
  const { signal } = new AbortController();
  const files = await Promise.all(chosen.map(({ name, bytes }) => createImportFile(new Blob([toPart(bytes)]), name)));
  const recognition = await recogniseFiles(files, signal);
  const collected = collectSkipped();
  recognition.skipped.forEach(collected.add);
  const posts: ImportedPost[] = [];
  const failures = [...recognition.failures];
  let choices: ImportChoice[] = [];
  if (recognition.importer !== null) {
    choices = (await recognition.importer.listChoices?.(recognition.files, signal)) ?? [];
    for await (const event of recognition.importer.read(
      recognition.files,
      change(structuredClone(choices)),
      signal,
      readAsset,
    )) {
      if (event.kind === 'post') posts.push(event.post);
      else if (event.kind === 'skipped') collected.add(event.skipped);
      else failures.push(event.error);
    }
  }
  return { format: recognition.importer?.format ?? null, choices, posts, skipped: collected.list(), failures };
}

function toPart(bytes: Uint8Array | string): BlobPart {
  return typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
}
