import { type KeyRuns, subtractKeyRuns, unionKeyRuns } from '../store/key-runs.ts';
import type { LibraryManifest } from '../store/manifest.ts';
import type { LibraryRecords } from '../store/store.ts';
import type { LibraryWorld } from '../store/world.ts';
import { forgetStaging, stagingLock } from '../write/staging.ts';

/** Removes what imports that died have written, segments that nothing names, and posts that nothing needs any more. */
export async function collectGarbage(world: Pick<LibraryWorld, 'store' | 'coordination'>): Promise<void> {
  const { store, coordination } = world;
  for (const staging of (await store.readRecords()).manifest.staging) {
    // The import's page holds this lock as long as it lives.
    await coordination.lockIfFree(stagingLock(staging.id), () => forgetStaging(world, staging.id));
  }
  await coordination.lock('write', async () => {
    const records = await store.readRecords();
    const known = listNamedSegments(records.manifest);
    const orphans = (await store.listSegmentIds()).filter((id) => !known.has(id));
    const garbage = listUnneeded(records);
    if (orphans.length > 0) await store.discard([], orphans);
    const folders = (await store.readFolders()).map(({ sourceId }) => sourceId);
    const removeFolders = folders.filter((id) => !isSourceNeeded(records, id));
    if (garbage.length === 0 && removeFolders.length === 0) return;
    await store.commit({
      manifest: {
        ...records.manifest,
        generation: records.manifest.generation + 1,
        garbage: subtractKeyRuns(records.manifest.garbage, garbage),
      },
      removePosts: garbage,
      removeFolders,
    });
  });
}

function listNamedSegments(manifest: LibraryManifest): Set<number> {
  return new Set([
    ...manifest.segments.map(({ id }) => id),
    ...manifest.staging.flatMap(({ segmentIds }) => segmentIds),
  ]);
}

/** Garbage that no snapshot and no undo would bring back. */
function listUnneeded({ manifest, snapshots, undo }: LibraryRecords): KeyRuns {
  let needed: KeyRuns = [];
  for (const { live } of snapshots) needed = unionKeyRuns(needed, live);
  for (const { restore } of undo) needed = unionKeyRuns(needed, restore);
  return subtractKeyRuns(manifest.garbage, needed);
}

/** The source is there, or an undo or a snapshot would bring it back. */
function isSourceNeeded({ manifest, snapshots, undo }: LibraryRecords, sourceId: string): boolean {
  const lists = [
    manifest.sources,
    ...snapshots.map(({ sources }) => sources),
    ...undo.map((each) => each.restoreSources),
  ];
  return lists.some((sources) => sources.some(({ id }) => id === sourceId));
}
