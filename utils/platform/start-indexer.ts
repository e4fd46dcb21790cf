import { connectIndexer } from '../library/channel/connect-indexer.ts';
import type { SegmentIndexer } from '../library/store/segment-indexer.ts';
import { LibraryFailure } from '../protocol/library-failure.ts';
import workerUrl from './index-worker.ts?worker&url';
import { toWorkerUrl } from './to-worker-url.ts';

/** Starts the second thread of an import. It ends when it is closed, or with this worker. */
export function startIndexer(): SegmentIndexer {
  const worker = new Worker(toWorkerUrl(workerUrl), { type: 'module' });
  const { indexer, fail } = connectIndexer(worker, () => worker.terminate());
  worker.addEventListener('error', (event) => {
    fail(new LibraryFailure({ code: 'unexpected', detail: { message: `indexing thread: ${event.message}` } }));
  });
  return indexer;
}
