import { Unzip, type UnzipDecoder, UnzipPassThrough } from 'fflate';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { readBytes } from './read-bytes.ts';
import { SmallEntryInflate } from './small-entry-inflate.ts';

/** Entries of one archive. An Obsidian vault of ten years has some ten thousand. */
const MAX_ENTRIES = 100_000;
/** Bytes inflated from one archive, counted as they come; what the archive declares is not believed. */
export const MAX_INFLATED_BYTES = 4_000_000_000;
/** Text packs 3 to 30 times. An archive beyond this ratio, once it is past the free bytes, is a bomb. */
export const MAX_RATIO = 200;
export const FREE_BYTES = 50_000_000;
/** Compressed bytes pushed at once: they inflate to 17 MB at most. */
const PIECE_BYTES = 16_384;

/** A stretch of one entry's inflated bytes. Entries come in archive order, each with one `isLast`. */
export interface ZipPiece {
  /** Number of the entry in the archive, from 0, wanted or not. */
  index: number;
  name: string;
  /** Empty for entries that are not wanted. */
  bytes: Uint8Array;
  isLast: boolean;
}

/**
 * Reads an archive once from start to end, inflating only the entries that `wants` names, `maxBytes` of them at most.
 * Holds one piece at a time.
 * Throws ImportFailure: file-truncated, file-malformed, zip-too-large.
 */
export async function* walkZip(
  file: ImportFile,
  wants: (name: string) => boolean,
  signal: AbortSignal,
  maxBytes = MAX_INFLATED_BYTES,
): AsyncGenerator<ZipPiece> {
  let pieces: ZipPiece[] = [];
  let entries = 0;
  let inflated = 0;
  let bytesRead = 0;
  let open: { index: number; name: string } | null = null;
  const fail = (code: 'file-malformed' | 'zip-too-large', cause?: unknown): ImportFailure =>
    new ImportFailure(
      code,
      file.name,
      `${file.name}@${bytesRead}`,
      code === 'zip-too-large' ? 'unpack-first' : 'export-again',
      cause,
    );

  const unzip = new Unzip((entry) => {
    const index = entries++;
    if (entries > MAX_ENTRIES) throw fail('zip-too-large');
    const name = decodeName(entry.name);
    open = { index, name };
    entry.ondata = (error, bytes, isLast) => {
      if (error) throw error;
      inflated += bytes.length;
      if (inflated > maxBytes) throw fail('zip-too-large');
      if (inflated > FREE_BYTES && inflated > bytesRead * MAX_RATIO) throw fail('zip-too-large');
      if (bytes.length > 0 || isLast) pieces.push({ index, name, bytes, isLast });
      if (isLast) open = null;
    };
    entry.start();
  });
  unzip.register(wantedOnly(SmallEntryInflate, 8, wants));
  unzip.register(wantedOnly(UnzipPassThrough, 0, wants));

  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      unzip.push(bytes, isLast);
    } catch (thrown) {
      if (thrown instanceof ImportFailure) throw thrown;
      if (isLast)
        throw new ImportFailure('file-truncated', file.name, `${file.name}@${bytesRead}`, 'export-again', thrown);
      throw fail('file-malformed', thrown);
    }
  };
  for await (const bytes of readBytes(file, signal)) {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const piece = bytes.subarray(start, start + PIECE_BYTES);
      bytesRead += piece.length;
      push(piece, false);
      const ready = pieces;
      pieces = [];
      yield* ready;
      signal.throwIfAborted();
    }
  }
  push(new Uint8Array(0), true);
  yield* pieces;
  if (open !== null || entries === 0) {
    throw new ImportFailure('file-truncated', file.name, `${file.name}@${bytesRead}`, 'export-again');
  }
}

/** A decoder that lets unwanted entries pass without inflating or keeping them. */
function wantedOnly(Decoder: new () => UnzipDecoder, compression: number, wants: (name: string) => boolean) {
  return class implements UnzipDecoder {
    static compression = compression;
    ondata: UnzipDecoder['ondata'] = () => undefined;
    readonly #inner: UnzipDecoder | null;

    constructor(name: string) {
      this.#inner = wants(decodeName(name)) ? new Decoder() : null;
      if (this.#inner) this.#inner.ondata = (error, bytes, isLast) => this.ondata(error, bytes, isLast);
    }

    push(bytes: Uint8Array, isLast: boolean): void {
      if (this.#inner) this.#inner.push(bytes, isLast);
      else if (isLast) this.ondata(null, new Uint8Array(0), true);
    }
  };
}

/**
 * Names without the UTF-8 flag come as Latin-1: they are UTF-8 or GB18030 all the same (Windows zips of Chinese files). Some
 * programs on Windows write "\\" between folders.
 */
function decodeName(name: string): string {
  return decodeNameBytes(name).replaceAll('\\', '/');
}

function decodeNameBytes(name: string): string {
  const codeUnits = Array.from(name, (char) => char.charCodeAt(0));
  if (codeUnits.every((codeUnit) => codeUnit < 0x80) || codeUnits.some((codeUnit) => codeUnit > 0xff)) return name;
  const bytes = Uint8Array.from(codeUnits);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not this one
    }
  }
  return name;
}
