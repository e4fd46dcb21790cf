import { connectLibrary } from '../library/channel/connect-library.ts';
import type { LibraryClient } from '../protocol/library-client.ts';
import { LibraryFailure } from '../protocol/library-failure.ts';
import workerUrl from './library-worker.ts?worker&url';
import { sendSegments } from './send-segments.ts';
import { LIBRARY_PAGE_WORKER, VIEW_WORKER } from './worker-names.ts';

/** The one Trusted Types policy that the extension's pages allow (see wxt.config.ts). */
const WORKER_POLICY = 'pangzheng-worker';

/**
 * Starts this page's own library worker and gives the page its client. The worker begins to load the library at once,
 * while the page is still being read. It ends with the page.
 */
export function createLibraryClient(): LibraryClient {
  const name = location.pathname === '/library.html' ? LIBRARY_PAGE_WORKER : VIEW_WORKER;
  const worker = new Worker(toWorkerScriptUrl(workerUrl), { type: 'module', name });
  void sendSegments(worker);
  const { client, fail } = connectLibrary(worker);
  worker.addEventListener('error', (event) => {
    fail(new LibraryFailure({ code: 'unexpected', detail: { message: `library worker: ${event.message}` } }));
  });
  return client;
}

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}

declare const trustedTypes: TrustedTypePolicyFactory | undefined;

/** Makes the worker's address, and no other, acceptable to `new Worker` under require-trusted-types-for. */
function toWorkerScriptUrl(expected: string): string {
  if (typeof trustedTypes === 'undefined') return expected;
  const policy = trustedTypes.createPolicy(WORKER_POLICY, {
    createScriptURL(url) {
      if (url !== expected) throw new TypeError(`Only the library worker may be started, not ${url}.`);
      return url;
    },
  });
  return policy.createScriptURL(expected);
}
