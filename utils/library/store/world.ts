import type { FolderListing } from './folder-listing.ts';
import type { SegmentIndexer } from './segment-indexer.ts';
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
  /** Starts another thread that indexes an import, where there can be one. */
  startIndexer?(): SegmentIndexer;
  /** What lies in a followed folder now, opened by the handle that the store kept; absent where there are no handles. */
  listFolder?(handle: unknown): Promise<FolderListing>;
  isSameFolder?(one: unknown, other: unknown): Promise<boolean>;
  /** Told how long each part of an import took, ms; two threads work at once, so they may sum to more than it took. */
  reportImport?(parts: ImportParts): void;
}

export interface ImportParts {
  /** Reading, parsing, comparing and handing over, in the library's thread. */
  readingMs: number;
  /** Folding, cutting into terms, counting, writing segments. */
  indexingMs: number;
  /** The store's share, from handing a batch over to its being written. */
  storingMs: number;
  /** Of the library's thread: waiting for the indexing thread, and for the store. */
  waitedForIndexingMs: number;
  waitedForStoringMs: number;
}
