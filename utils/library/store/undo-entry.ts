import type { Source } from '../../post/post.ts';
import type { KeyRuns } from './key-runs.ts';

/** What brings the library back to how it was before one action. Kept in the store, so it outlives the page. */
export interface UndoEntry {
  token: string;
  /** ISO 8601. */
  createdAt: string;
  /** Posts to make live again. */
  restore: KeyRuns;
  /** Posts to delete again. */
  remove: KeyRuns;
  restoreBundledIds: string[];
  /** Sources to put back as they were. */
  restoreSources: Source[];
  /** Sources that the action made. */
  removeSourceIds: string[];
}

/** Newest entries kept. Range 1-100: more only keeps more deleted posts on disk. */
export const UNDO_ENTRIES_KEPT = 20;
