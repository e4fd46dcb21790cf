import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { createDecoder } from './create-decoder.ts';
import { detectEncoding, encodingOf } from './detect-encoding.ts';
import { readBytes } from './read-bytes.ts';

export interface TextPiece {
  text: string;
  /** Bytes of the file read so far, with this piece. */
  bytesDone: number;
}

/** Where bytes were not valid text in the file's encoding. */
export interface BadBytes {
  count: number;
  /** Where the first of them stands, to within 64 KiB. */
  byteOffset: number;
}

const REPLACEMENT = '\ufffd';
/** U+FFFD as a UTF-8 file writes it: a character somebody else's program put there, not a broken one of ours. */
const WRITTEN_REPLACEMENT = [0xef, 0xbf, 0xbd] as const;

/**
 * Reads a file as text, whatever its encoding, in pieces. Broken bytes become � and are counted in `bad`, so that one
 * of them does not cost a whole file. A file that is ASCII at first and GB18030 later is noticed where that begins.
 * Throws ImportFailure when the file is empty or no text.
 */
export async function* readText(file: ImportFile, signal: AbortSignal, bad?: BadBytes): AsyncGenerator<TextPiece> {
  if (file.size === 0) throw new ImportFailure('file-empty', file.name, file.name, 'export-again');
  const encoding = encodingOf(file);
  if (encoding === null) throw new ImportFailure('not-recognised', file.name, `${file.name}@0`, 'save-as-utf8');
  let decoder = createDecoder(encoding);
  // A head with other characters in it, a declaration or the reader has told already.
  let isAscii = encoding === 'utf-8' && file.encoding === undefined && isAsciiOnly(file.head);
  let bytesDone = 0;
  const countWritten = createWrittenCounter();
  for await (const bytes of readBytes(file, signal)) {
    if (isAscii && !isAsciiOnly(bytes)) {
      isAscii = false;
      if (bytesDone > 0) decoder = createDecoder(detectEncoding(bytes) ?? encoding);
    }
    const text = decoder.next(bytes);
    if (bad) countBad(bad, text, bytesDone, encoding === 'utf-8' ? countWritten(bytes) : 0);
    bytesDone += bytes.length;
    if (text !== '') yield { text, bytesDone };
  }
  const last = decoder.end();
  if (bad) countBad(bad, last, bytesDone, 0);
  if (last !== '') yield { text: last, bytesDone };
}

/** Reads a whole file as text. Throws ImportFailure when it is larger than `maxBytes`. */
export async function readWholeText(
  file: ImportFile,
  maxBytes: number,
  signal: AbortSignal,
  bad?: BadBytes,
): Promise<string> {
  const parts: string[] = [];
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    if (bytesDone > maxBytes)
      throw new ImportFailure('file-too-large', file.name, `${file.name}@${maxBytes}`, 'split-file');
    parts.push(text);
  }
  return parts.join('');
}

export function createBadBytes(): BadBytes {
  return { count: 0, byteOffset: 0 };
}

/** Adds the replacement characters of `text` that the file itself did not write. */
function countBad(bad: BadBytes, text: string, byteOffset: number, written: number): void {
  let found = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) found++;
  const broken = Math.max(0, found - written);
  if (broken > 0 && bad.count === 0) bad.byteOffset = byteOffset;
  bad.count += broken;
}

/** Counts WRITTEN_REPLACEMENT over pieces of a file; one cut by the end of a piece counts with its last byte. */
function createWrittenCounter(): (bytes: Uint8Array) => number {
  let matched = 0;
  return (bytes) => {
    let count = 0;
    for (let i = 0; i < bytes.length; i++) {
      if (matched === 0) {
        i = bytes.indexOf(WRITTEN_REPLACEMENT[0], i);
        if (i < 0) break;
        matched = 1;
      } else if (bytes[i] === WRITTEN_REPLACEMENT[matched]) {
        matched++;
      } else {
        matched = bytes[i] === WRITTEN_REPLACEMENT[0] ? 1 : 0;
      }
      if (matched === WRITTEN_REPLACEMENT.length) {
        count++;
        matched = 0;
      }
    }
    return count;
  };
}

function isAsciiOnly(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}
