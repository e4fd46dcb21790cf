import { joinTeam } from '#team/client';
import { connectLibrary } from '../library/channel/connect-library.ts';
import type { LibraryClient } from '../protocol/library-client.ts';
import { LibraryFailure } from '../protocol/library-failure.ts';
import workerUrl from './library-worker.ts?worker&url';
import { sendFiles } from './send-files.ts';
import { sendSegments } from './send-segments.ts';
import { toWorkerUrl } from './to-worker-url.ts';
import { LIBRARY_PAGE_WORKER, VIEW_WORKER } from './worker-names.ts';

/**
 * Starts this page's own library worker and gives the page its client. The worker begins to load the library at once,
 * while the page is still being read. It ends with the page.
 */
export function createLibraryClient(): LibraryClient {
  const name = location.pathname === '/library.html' ? LIBRARY_PAGE_WORKER : VIEW_WORKER;
  const worker = new Worker(toWorkerUrl(workerUrl), { type: 'module', name });
  void sendFiles(worker);
  void sendSegments(worker);
  const connection = connectLibrary(worker);
  worker.addEventListener('error', (event) => {
    connection.fail(
      new LibraryFailure({ code: 'unexpected', detail: { message: `library worker: ${event.message}` } }),
    );
  });
  return joinTeam(connection);
}
