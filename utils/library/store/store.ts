import type { Post } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { LexiconGroup } from '../../protocol/lexicon-group.ts';
import type { SegmentFile } from '../../search/segment/segment-file.ts';
import type { FolderRecord } from './folder-record.ts';
import type { KeyRuns } from './key-runs.ts';
import type { LibraryManifest } from './manifest.ts';
import type { LibrarySnapshot } from './snapshot.ts';
import type { UndoEntry } from './undo-entry.ts';

/** A segment as stored: the engine's index and our table of the same posts, both immutable. */
export interface StoredSegment {
  id: number;
  index: Uint8Array;
  table: Uint8Array;
}

/** The manifest and the small records beside it, oldest first. What cannot be read is left out. */
export interface LibraryRecords {
  manifest: LibraryManifest;
  dismissals: Dismissal[];
  undo: UndoEntry[];
  snapshots: LibrarySnapshot[];
}

/** How many records cannot be read. Of posts those that were asked for through this store. */
export interface StoredDamage {
  posts: number;
  records: number;
  /** There was a library with posts before, and the store opened without any. */
  isLost: boolean;
}

/** Everything that becomes true at once. */
export interface LibraryCommit {
  /** The new manifest; its generation must be the stored one plus one. */
  manifest: LibraryManifest;
  putPosts?: { key: number; post: Post }[];
  putSegments?: StoredSegment[];
  removeSegments?: number[];
  removePosts?: KeyRuns;
  dismissals?: Dismissal[];
  undo?: UndoEntry[];
  snapshots?: LibrarySnapshot[];
  putFolders?: FolderRecord[];
  removeFolders?: string[];
}

/**
 * Where the library lives. Implemented over IndexedDB (utils/platform/store). Each method is one transaction:
 * it happens wholly or not at all, also when the browser is killed.
 */
export interface LibraryStore {
  /** A manifest that is lost is made again from the posts first. */
  readRecords(): Promise<LibraryRecords>;
  readDamage(): Promise<StoredDamage>;
  /** The reader has been told. */
  forgetLoss(): void;
  /**
   * Calls back when the browser has removed everything that the store held (cleared site data, a damaged database), now or
   * before. The next call begins anew.
   */
  onRemoved(listener: () => void, signal: AbortSignal): void;
  /** Null when there is none or its bytes cannot be read. */
  readSegmentIndex(id: number): Promise<Uint8Array | null>;
  /** The same bytes in a copy that is read piece by piece; null when there is none, or none of exactly this segment. */
  openSegmentFile(id: number): Promise<SegmentFile | null>;
  /** Copies the segments of which there is no copy yet, where the disk has room, and removes the copies of all others. */
  keepSegmentFiles(ids: readonly number[]): Promise<void>;
  /** For a copy that is damaged: it is not opened again, and goes when nobody else has it open. */
  dropSegmentFile(id: number): Promise<void>;
  readSegmentTable(id: number): Promise<Uint8Array | null>;
  listSegmentIds(): Promise<number[]>;
  /** Undefined where there is no post, or none that can be read. */
  readPosts(keys: readonly number[]): Promise<(Post | undefined)[]>;
  /** At most `limit` posts with keys in [from, to), ascending. Null where the record cannot be read. */
  readPostRange(from: number, to: number, limit: number): Promise<{ key: number; post: Post | null }[]>;
  /** Writes posts that no manifest names yet. */
  stagePosts(posts: { key: number; post: Post }[]): Promise<void>;
  stageSegment(segment: StoredSegment): Promise<void>;
  /** Throws a LibraryFailure 'busy-elsewhere' when the stored generation is not the one before the commit's. */
  commit(commit: LibraryCommit): Promise<void>;
  /** What is kept of followed folders; those whose source was deleted too, as long as it may come back. */
  readFolders(): Promise<FolderRecord[]>;
  /** The reader's own concepts, which join those of the package. */
  readConcepts(): Promise<LexiconGroup[]>;
  writeConcepts(groups: readonly LexiconGroup[]): Promise<void>;
  /** Removes what is staged and not live. */
  discard(keys: KeyRuns, segmentIds: readonly number[]): Promise<void>;
  close(): void;
}

/** How pages of one extension keep out of each other's way. */
export interface LibraryCoordination {
  /** Runs `work` while no other page writes. */
  lock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs `work` only if nobody holds the lock now; false when somebody does. */
  lockIfFree(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Announces to the other pages that the library changed. */
  announce(): void;
  listen(listener: () => void, signal: AbortSignal): void;
}
