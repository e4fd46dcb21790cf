import { crc32 } from '../bytes/crc32.ts';
import { FOLD_VERSION } from '../text/fold.ts';

/** Raised whenever posts are embedded otherwise from the same tables: libraries indexed before are rebuilt. */
const EMBEDDING_VERSION = 'e2';

/** Names the packaged tables by their bytes, the folding and the embedding: what was built with others does not fit. Takes some ms. */
export function nameLanguageTables(files: { frequencies: Uint8Array; han: Uint8Array; latin: Uint8Array }): string {
  const sums = [files.frequencies, files.han, files.latin].map((bytes) => crc32(bytes).toString(16).padStart(8, '0'));
  return [FOLD_VERSION, EMBEDDING_VERSION, ...sums].join('-');
}
