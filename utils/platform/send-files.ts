import { FIRST_FILES } from '../library/view/packaged-files.ts';
import type { FileMessage } from './file-message.ts';

/** The worker as far as this needs it. */
interface FileReceiver {
  postMessage(message: FileMessage, transfer: Transferable[]): void;
}

/**
 * Reads the packaged files that the first answer needs and hands them to the page's worker (receive-files.ts): this runs
 * while the worker's thread starts. A file that cannot be read here the worker reads, and tells of.
 */
export async function sendFiles(worker: FileReceiver, read = readFile): Promise<void> {
  await Promise.all(
    FIRST_FILES.map(async (path) => {
      const bytes = await read(path).catch(() => null);
      worker.postMessage({ kind: 'file', path, bytes }, bytes ? [bytes] : []);
    }),
  );
}

async function readFile(path: string): Promise<ArrayBuffer | null> {
  const response = await fetch(`/${path}`);
  // By way of a Blob: 17-19 ms for the largest file where the answer's own arrayBuffer() takes 25-31 (Chromium).
  return response.ok ? (await response.blob()).arrayBuffer() : null;
}
