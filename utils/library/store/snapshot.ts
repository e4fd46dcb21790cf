import type { Source } from '../../post/post.ts';
import type { KeyRuns } from './key-runs.ts';
import type { LibraryManifest } from './manifest.ts';

/**
 * The library as it was: which posts were live and which sources there were. Posts are never changed in place (an edit
 * writes a new one), so a snapshot copies no text: it only keeps the sweep from removing what it names.
 */
export interface LibrarySnapshot {
  id: string;
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

/** Snapshots kept, newest first. */
export const SNAPSHOTS_KEPT = 7;
