import type { ImportFile } from '../importer/importer.ts';

/** Largest piece given at once: parsers work piece by piece, and between pieces the caller can stop. */
const PIECE_BYTES = 65_536;

/** A file's bytes in pieces of at most 64 KiB. Stops with the signal; always releases the stream. */
export async function* readBytes(file: ImportFile, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    while (true) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return;
      for (let start = 0; start < value.length; start += PIECE_BYTES) {
        yield value.subarray(start, start + PIECE_BYTES);
        signal.throwIfAborted();
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
