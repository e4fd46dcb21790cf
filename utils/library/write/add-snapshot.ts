import { listLiveKeys } from '../store/manifest.ts';
import { type LibrarySnapshot, SNAPSHOTS_KEPT } from '../store/snapshot.ts';
import type { LibraryRecords } from '../store/store.ts';
import type { LibraryWorld } from '../store/world.ts';

/** The list of snapshots with one more, of the library as it is now; the oldest beyond SNAPSHOTS_KEPT go. */
export function addSnapshot(
  world: Pick<LibraryWorld, 'now' | 'createToken'>,
  records: LibraryRecords,
  reason: string,
): LibrarySnapshot[] {
  const { sources, bundled } = records.manifest;
  const snapshot: LibrarySnapshot = {
    id: world.createToken(),
    createdAt: world.now().toISOString(),
    reason,
    live: listLiveKeys(records.manifest.segments),
    sources,
    bundled,
    postCount: sources.reduce((sum, source) => sum + source.postCount, 0),
    bytes: sources.reduce((sum, source) => sum + source.textBytes, 0),
  };
  return [...records.snapshots, snapshot].slice(-SNAPSHOTS_KEPT);
}
