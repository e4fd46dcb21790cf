import { listLiveKeys } from '../store/manifest.ts';
import { type LibrarySnapshot, SNAPSHOTS_KEPT } from '../store/snapshot.ts';
import type { LibraryRecords } from '../store/store.ts';
import type { LibraryWorld } from '../store/world.ts';

/** The list of snapshots with one more, of the library as it is now; the oldest of each kind beyond SNAPSHOTS_KEPT go. */
export function addSnapshot(
  world: Pick<LibraryWorld, 'now' | 'createToken'>,
  records: LibraryRecords,
  reason: string,
): LibrarySnapshot[] {
  const { sources, bundled } = records.manifest;
  const snapshot: LibrarySnapshot = {
    id: world.createToken(),
    generation: records.manifest.generation + 1,
    createdAt: world.now().toISOString(),
    reason,
    live: listLiveKeys(records.manifest.segments),
    sources,
    bundled,
    postCount: sources.reduce((sum, source) => sum + source.postCount, 0),
    bytes: sources.reduce((sum, source) => sum + source.textBytes, 0),
  };
  return dropOldest([...records.snapshots, snapshot]);
}

/**
 * Keeps the newest of each kind. One that was taken before an action goes with the days around it: once a whole set of
 * daily ones is newer, so that what was deleted leaves the disk in the end.
 */
function dropOldest(all: readonly LibrarySnapshot[]): LibrarySnapshot[] {
  const kept = all.filter(
    (one, i) => all.slice(i + 1).filter((newer) => kindOf(newer) === kindOf(one)).length < SNAPSHOTS_KEPT,
  );
  const daily = kept.filter((one) => kindOf(one) === 'daily');
  const oldestDay = daily.length < SNAPSHOTS_KEPT ? 0 : kept.findIndex((one) => kindOf(one) === 'daily');
  return kept.filter((one, i) => kindOf(one) !== 'before' || i >= oldestDay);
}

function kindOf({ reason }: LibrarySnapshot): 'daily' | 'manual' | 'before' {
  return reason === 'daily' || reason === 'manual' ? reason : 'before';
}
