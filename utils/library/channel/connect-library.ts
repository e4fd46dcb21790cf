import type { ImportProgress, LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import type { LibraryCallName, LibraryCalls, LibraryPort, LibraryReply } from './channel.ts';
import { keepNewest } from './keep-newest.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(failure: LibraryFailure): void;
  onProgress?: (progress: ImportProgress) => void;
}

export interface LibraryConnection {
  client: LibraryClient;
  /** Makes a call that the thread serves beside those of LibraryClient (see utils/team). */
  call(name: string, args: unknown[]): Promise<unknown>;
  /** Ends every open call with this failure: the worker is gone. */
  fail(failure: LibraryFailure): void;
}

/** A LibraryClient over a channel to the thread that holds the library (see serve-library.ts). */
export function connectLibrary(port: LibraryPort): LibraryConnection {
  const pending = new Map<number, Pending>();
  const listeners = new Set<() => void>();
  let lastId = 0;
  let gone: LibraryFailure | null = null;

  port.addEventListener('message', (event) => receive(event.data));

  function receive(reply: LibraryReply): void {
    if (reply.kind === 'changed') {
      for (const listener of listeners) listener();
      return;
    }
    const call = pending.get(reply.id);
    if (!call) return;
    if (reply.kind === 'progress') {
      call.onProgress?.(reply.progress);
      return;
    }
    pending.delete(reply.id);
    if (reply.kind === 'answer') call.resolve(reply.value);
    else call.reject(new LibraryFailure(reply.error));
  }

  function request(name: string, args: unknown[], onProgress?: Pending['onProgress']): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      const id = ++lastId;
      pending.set(id, onProgress ? { resolve, reject, onProgress } : { resolve, reject });
      port.postMessage({ id, name, args });
    });
  }

  function send<Name extends LibraryCallName>(
    name: Name,
    args: Parameters<LibraryCalls[Name]>,
    onProgress?: Pending['onProgress'],
  ): ReturnType<LibraryCalls[Name]> {
    // The other end is serve-library.ts of this same build: it answers with what the call's own type says.
    return request(name, args, onProgress) as ReturnType<LibraryCalls[Name]>;
  }

  const call =
    <Name extends LibraryCallName>(name: Name) =>
    (...args: Parameters<LibraryCalls[Name]>): ReturnType<LibraryCalls[Name]> =>
      send(name, args);

  const client: LibraryClient = {
    find: keepNewest(call('find')),
    search: keepNewest(call('search')),
    suggest: call('suggest'), // the first waits for its index, and must not hold up the newer ones
    getPost: call('getPost'),
    findByUrl: call('findByUrl'),
    findLinked: call('findLinked'),
    clip: call('clip'),
    listSources: call('listSources'),
    updateSource: call('updateSource'),
    deleteSource: call('deleteSource'),
    listPosts: call('listPosts'),
    listFacets: call('listFacets'),
    updatePost: call('updatePost'),
    deletePosts: call('deletePosts'),
    undo: call('undo'),
    dismiss: call('dismiss'),
    listDismissals: call('listDismissals'),
    listConcepts: call('listConcepts'),
    saveConcepts: call('saveConcepts'),
    previewImport: call('previewImport'),
    chooseForImport: call('chooseForImport'),
    runImport: (importId, name, onProgress) => send('runImport', [importId, name], onProgress),
    pauseImport: call('pauseImport'),
    resumeImport: call('resumeImport'),
    cancelImport: call('cancelImport'),
    listFolders: call('listFolders'),
    followFolder: call('followFolder'),
    checkFolder: call('checkFolder'),
    exportLibrary: call('exportLibrary'),
    listDamage: call('listDamage'),
    forgetDamage: call('forgetDamage'),
    listSnapshots: call('listSnapshots'),
    takeSnapshot: call('takeSnapshot'),
    restoreSnapshot: call('restoreSnapshot'),
    onChange(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };

  return {
    client,
    call: request,
    fail(failure) {
      gone = failure;
      for (const { reject } of pending.values()) reject(failure);
      pending.clear();
    },
  };
}
