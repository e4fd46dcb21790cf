import type { LibraryError } from '../../protocol/library-client.ts';
import type { PostToIndex } from '../store/segment-indexer.ts';
import type { StoredSegment } from '../store/store.ts';

/** To the thread that indexes. Answered in order, one answer each. */
export type IndexRequest = { kind: 'add'; posts: readonly PostToIndex[] } | { kind: 'finish'; id: number };

/** From the thread that indexes. */
export type IndexReply =
  | { kind: 'added'; busyMs: number }
  | { kind: 'finished'; segment: StoredSegment; busyMs: number }
  | { kind: 'failed'; error: LibraryError };
