import type { LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure, toLibraryError } from '../../protocol/library-failure.ts';
import type { LibraryPort, LibraryReply, LibraryRequest } from './channel.ts';

/** What serving needs besides the library. */
export interface ServeOptions {
  /** Called once, when calls have been answered and none has come for a while: time for work that can wait. */
  onIdle?: () => void;
  /** Calls back after some rest; the function returned calls that off. */
  startTimer?: (listener: () => void) => () => void;
}

/** Answers a page's calls from a library in this thread. Never leaves a call without an answer. */
export function serveLibrary(
  port: LibraryPort,
  library: LibraryClient,
  { onIdle, startTimer }: ServeOptions = {},
): void {
  let openCalls = 0;
  let stopTimer: (() => void) | null = null;
  let wasIdle = false;
  const reply = (message: LibraryReply) => port.postMessage(message);

  port.addEventListener('message', (event) => {
    const request = parseRequest(event.data);
    if (!request) return;
    const { id } = request;
    openCalls++;
    stopTimer?.();
    perform(request)
      .then((value) => reply({ kind: 'answer', id, value }))
      .catch((thrown) => reply({ kind: 'failure', id, error: toLibraryError(thrown) }))
      .finally(() => {
        openCalls--;
        if (openCalls > 0 || wasIdle || !onIdle) return;
        stopTimer =
          startTimer?.(() => {
            wasIdle = true;
            onIdle();
          }) ?? null;
      });
  });
  library.onChange(() => reply({ kind: 'changed' }), new AbortController().signal);

  async function perform({ id, name, args }: LibraryRequest): Promise<unknown> {
    if (name === 'runImport') {
      const [importId, sourceName] = args;
      return library.runImport(String(importId), String(sourceName), (progress) =>
        reply({ kind: 'progress', id, progress }),
      );
    }
    const call: unknown = library[name];
    if (typeof call !== 'function') {
      throw new LibraryFailure({ code: 'unexpected', detail: { message: `The library has no call ${name}.` } });
    }
    // The other end is connect-library.ts of this same build, whose types are these calls' own.
    return Reflect.apply(call, library, args);
  }
}

function parseRequest(data: unknown): LibraryRequest | null {
  if (typeof data !== 'object' || data === null) return null;
  if (!('id' in data && 'name' in data && 'args' in data)) return null;
  const { id, name, args } = data;
  if (typeof id !== 'number' || typeof name !== 'string' || !Array.isArray(args)) return null;
  return { id, name: name as LibraryRequest['name'], args }; // an unknown name is answered with a failure
}
