import { cleanLine } from '../../text/clean-text.ts';
import type { ImportFile } from '../importer/importer.ts';
import { passOverReason } from './pass-over-reason.ts';

/** Bytes of a file that recognising may look at. */
export const HEAD_BYTES = 65_536;
/** Bytes of heads kept of files chosen together, and what each of the others keeps: a folder may hold a hundred thousand notes. */
const MAX_KEPT_BYTES = 64_000_000;
const SHORT_HEAD_BYTES = 1024;
/** Heads that are read at a time. */
const AT_ONCE = 64;

/**
 * Wraps a browser's File or Blob (Node has both). Reads the head now, the rest when asked. The name is shown and becomes a
 * source's: what could make it read otherwise is left out.
 */
export async function createImportFile(blob: Blob, name: string, headBytes = HEAD_BYTES): Promise<ImportFile> {
  const head = headBytes === 0 ? new Uint8Array() : new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
  return { name: cleanLine(name), size: blob.size, head, stream: () => blob.stream() };
}

/** Wraps files that were chosen together, a folder's among them: of pictures, films and hidden files not a byte is read. */
export async function createImportFiles(chosen: readonly { blob: Blob; name: string }[]): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  let kept = 0;
  for (let start = 0; start < chosen.length; start += AT_ONCE) {
    const wanted = kept < MAX_KEPT_BYTES ? HEAD_BYTES : SHORT_HEAD_BYTES;
    const batch = await Promise.all(
      chosen.slice(start, start + AT_ONCE).map(({ blob, name }) => {
        const reason = chosen.length > 1 ? passOverReason(name) : null;
        return createImportFile(blob, name, reason === 'media-file' || reason === 'hidden-file' ? 0 : wanted);
      }),
    );
    for (const file of batch) {
      kept += file.head.length;
      files.push(file);
    }
  }
  return files;
}
