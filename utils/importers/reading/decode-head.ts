import type { ImportFile } from '../importer.ts';
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

/** The extension of a name in lower case, without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(dot + 1).toLowerCase() : '';
}

/** The name without folders and extension. */
export function stemOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(0, dot) : base;
}
