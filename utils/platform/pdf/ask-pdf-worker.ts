import type { PdfOutcome } from '../../pdf/read-pdf.ts';
import { toWorkerUrl } from '../to-worker-url.ts';
import workerUrl from './pdf-worker.ts?worker&url';

/** A PDF that takes longer is given up, ms: one that is made to never end must end. 200 pages take about half a second. */
const MAX_READING_MS = 20_000;

/** Reads a PDF in a thread of its own, which starts with it and ends with it. The bytes are given away. */
export async function askPdfWorker(bytes: ArrayBuffer): Promise<PdfOutcome> {
  const worker = new Worker(toWorkerUrl(workerUrl), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve) => {
      const giveUp = () => resolve({ kind: 'unreadable', reason: 'broken' });
      timer = setTimeout(giveUp, MAX_READING_MS);
      worker.addEventListener('error', giveUp);
      // The other end is pdf-worker.ts of this same build.
      worker.addEventListener('message', ({ data }: MessageEvent<PdfOutcome>) => resolve(data));
      worker.postMessage(bytes, [bytes]);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
