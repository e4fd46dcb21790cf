import type { ImportProgress, LibraryClient, LibraryError } from '../../protocol/library-client.ts';

/**
 * The calls that cross the channel between a page and the library's worker: what LibraryClient says, except for the two
 * that listen. `runImport` reports through 'progress' messages that bear the call's id.
 */
export type LibraryCalls = Omit<LibraryClient, 'runImport' | 'onChange' | 'team'> & {
  runImport(importId: string, name: string): Promise<ImportProgress>;
};

export type LibraryCallName = keyof LibraryCalls;

/** Page to worker. */
export type LibraryRequest = { id: number; name: LibraryCallName; args: unknown[] };

/** Worker to page. */
export type LibraryReply =
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; error: LibraryError }
  | { kind: 'progress'; id: number; progress: ImportProgress }
  | { kind: 'changed' };

/** The part of Worker, DedicatedWorkerGlobalScope and MessagePort that the channel needs. */
export interface LibraryPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
