import type { LibraryPort, LibraryReply, LibraryRequest } from './library-channel.ts';
import type { LibraryClient } from './library-client.ts';
import { LibraryFailure, toLibraryError } from './library-failure.ts';

/** Answers a page's calls from a library in this thread. Never leaves a call without an answer. `onFirstAnswer` may start work that can wait. */
export function serveLibrary(port: LibraryPort, library: LibraryClient, onFirstAnswer: () => void = () => {}): void {
  let hasAnswered = false;
  const reply = (message: LibraryReply) => port.postMessage(message);

  port.addEventListener('message', (event) => {
    const request = parseRequest(event.data);
    if (!request) return;
    const { id } = request;
    perform(request)
      .then((value) => reply({ kind: 'answer', id, value }))
      .catch((thrown) => reply({ kind: 'failure', id, error: toLibraryError(thrown) }))
      .finally(() => {
        if (!hasAnswered) onFirstAnswer();
        hasAnswered = true;
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
