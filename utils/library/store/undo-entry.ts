import type { Source } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { FolderUndo } from './folder-record.ts';
import type { KeyRuns } from './key-runs.ts';

/** What brings the library back to how it was before one action. Kept in the store, so it outlives the page. */
export interface UndoEntry {
  token: string;
  /** Of the commit that wrote it: the order of entries, whatever the clock said. */
  generation: number;
  /** ISO 8601. */
  createdAt: string;
  /** Posts to make live again. */
  restore: KeyRuns;
  /** Posts to delete again. */
  remove: KeyRuns;
  restoreBundledIds: string[];
  /** Sources of those posts: put back when they are no longer there. */
  restoreSources: Source[];
  /** Sources to remove when no post of theirs is left. */
  removeSourceIds: string[];
  /** Dismissals that went over to the edited post, as they were. Entries of version 1.0 have none. */
  dismissals?: Dismissal[];
  /** Of an update of a followed folder: its files as they were. */
  folder?: FolderUndo;
}

/** Newest entries kept. Range 1-100: more only keeps more deleted posts on disk. */
export const UNDO_ENTRIES_KEPT = 20;
