import type { Source } from '../../post/post.ts';
import type { KeyRuns } from './key-runs.ts';
import type { LibraryManifest } from './manifest.ts';

/**
 * The library as it was: which posts were live and which sources there were. Posts are never changed in place (an edit
 * writes a new one), so a snapshot copies no text: it only keeps garbage collection from removing what it names.
 */
export interface LibrarySnapshot {
  id: string;
  /** Of the commit that wrote it: the order of snapshots, whatever the clock said. */
  generation: number;
  /** ISO 8601. */
  createdAt: string;
  /** Why it was taken: 'daily', 'manual', 'before-import', 'before-delete', 'before-restore'. */
  reason: string;
  live: KeyRuns;
  sources: Source[];
  bundled: LibraryManifest['bundled'];
  postCount: number;
  /** UTF-8 bytes of titles and texts. */
  bytes: number;
}

/**
 * Snapshots kept of each kind (daily, manual, and those before an action), the newest ones: ten imports in an hour push out
 * no backup of another day. 1-30; they copy no text, and only keep deleted posts on the disk.
 */
export const SNAPSHOTS_KEPT = 7;
