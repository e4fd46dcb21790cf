import { cleanLine } from '../text/clean-text.ts';
import type { ImportFile } from './importer.ts';

/** Bytes of a file that recognising may look at. */
export const HEAD_BYTES = 65_536;

/**
 * Wraps a browser's File or Blob (Node has both). Reads the head now, the rest when asked. The name is shown and becomes a
 * source's: what could make it read otherwise is left out.
 */
export async function createImportFile(blob: Blob, name: string): Promise<ImportFile> {
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  return { name: cleanLine(name), size: blob.size, head, stream: () => blob.stream() };
}
