import type { LibraryCoordination, LibraryStore } from './store.ts';

/** All that the library needs of the world outside it, so that the library itself is pure and runs in tests. */
export interface LibraryWorld {
  store: LibraryStore;
  coordination: LibraryCoordination;
  /** A file of the package by its path: 'data/library.segment'. */
  readAsset(path: string): Promise<Uint8Array>;
  now(): Date;
  /** A new unguessable name, for undo tokens and imports. */
  createToken(): string;
  /** Resolves after so many milliseconds. */
  rest(ms: number): Promise<void>;
}
