import { LibraryFailure } from '../../protocol/library-failure.ts';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportEvent, ImportFile } from '../importer/importer.ts';
import { skippedEvent } from '../importer/post-events.ts';
import { type BadBytes, createBadBytes } from './read-text.ts';

/** What one file's reader gets beside the file. */
export interface FileReading {
  signal: AbortSignal;
  /** Give it to readText; what it counts is reported after the file. */
  bad: BadBytes;
  /** Bytes of the files before this one: add it to the file's own for `bytesDone`. */
  bytesBefore: number;
}

/**
 * Reads files one after the other and turns whatever goes wrong with one into its 'failed' event, so that importers never
 * throw on bad bytes. The signal's abort reason alone passes through.
 */
export async function* readEachFile(
  files: ImportFile[],
  signal: AbortSignal,
  readOne: (file: ImportFile, reading: FileReading) => AsyncIterable<ImportEvent>,
): AsyncGenerator<ImportEvent> {
  let bytesBefore = 0;
  for (const file of files) {
    const bad = createBadBytes();
    try {
      if (file.size === 0) throw new ImportFailure('file-empty', file.name, file.name, 'export-again');
      yield* readOne(file, { signal, bad, bytesBefore });
    } catch (thrown) {
      signal.throwIfAborted();
      yield { kind: 'failed', error: toImportError(thrown, file) };
    }
    if (bad.count > 0) yield skippedEvent('bad-bytes', `${file.name}@${bad.byteOffset}`, '', bad.count);
    bytesBefore += file.size;
  }
}

function toImportError(thrown: unknown, file: ImportFile): ImportFailure['error'] {
  if (thrown instanceof LibraryFailure) return thrown.error;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const detail = { file: file.name, place: file.name, remedy: 'report', message };
  return { code: 'unexpected', detail };
}
