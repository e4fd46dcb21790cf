import type { ImportFile } from '../importer/importer.ts';
import { createDecoder } from './create-decoder.ts';
import { encodingOf } from './detect-encoding.ts';

/** Every importer looks at the head of every file: decode it once. */
const HEADS = new WeakMap<ImportFile, string>();

/** A file's head as text without its byte order mark, or '' when it is no text. */
export function decodeHead(file: ImportFile): string {
  const known = HEADS.get(file);
  if (known !== undefined) return known;
  const head = decode(file);
  HEADS.set(file, head);
  return head;
}

function decode(file: ImportFile): string {
  const encoding = encodingOf(file);
  if (encoding === null) return '';
  return createDecoder(encoding).next(file.head);
}
