import { READING_BOUNDS } from '../../page/reading-bounds.ts';
import { readPdf } from '../../pdf/read-pdf.ts';

// One PDF's thread: it gets the bytes, answers once, and is ended by whoever started it (ask-pdf-worker.ts).
self.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof ArrayBuffer)) return;
  const outcome = await readPdf(new Uint8Array(data), {
    maxText: READING_BOUNDS.maxText,
    readAsset,
    signal: new AbortController().signal,
  });
  self.postMessage(outcome);
});

async function readAsset(path: string): Promise<Uint8Array> {
  const response = await fetch(`/${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
