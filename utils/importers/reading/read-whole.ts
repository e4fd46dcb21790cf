import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { readBytes } from './read-bytes.ts';

/** All bytes of a file whose parser needs them at once. Rejects with ImportFailure when there are more than `maxBytes`. */
export async function readWhole(
  file: ImportFile,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > maxBytes)
    throw new ImportFailure('file-too-large', file.name, `${file.name}@${maxBytes}`, 'split-file');
  const whole = new Uint8Array(file.size);
  let at = 0;
  for await (const bytes of readBytes(file, signal)) {
    // A stream that gives more than the file said is not believed.
    if (at + bytes.length > whole.length)
      throw new ImportFailure('file-malformed', file.name, file.name, 'export-again');
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole.subarray(0, at);
}
