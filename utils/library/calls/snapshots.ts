import type { LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { forgetContents } from '../store/folder-record.ts';
import { subtractKeyRuns } from '../store/key-runs.ts';
import { listLiveKeys } from '../store/manifest.ts';
import { addSnapshot } from '../write/add-snapshot.ts';
import { createCommit } from '../write/change.ts';
import type { LibraryContext } from '../write/context.ts';

/** "2026-11-22" */
const ISO_DAY_LENGTH = 10;

type Snapshots = Pick<LibraryClient, 'listSnapshots' | 'takeSnapshot' | 'restoreSnapshot'> & {
  /** Takes one when the newest is of another day. Called while the library is in use. */
  takeDailySnapshot(): Promise<void>;
};

/** Keeps the library as it was, the last few times, and brings one of them back. */
export function createLibrarySnapshots({ world, writer, loadTools }: LibraryContext): Snapshots {
  async function take(reason: string, isDue: (newest: string | undefined) => boolean): Promise<void> {
    const { manifest, snapshots } = await world.store.readRecords();
    // A library that holds only the package's posts has nothing to lose.
    if (manifest.sources.length === 0 || !isDue(snapshots.at(-1)?.createdAt)) return;
    await writer.write(async ({ records }) => ({
      commit: {
        manifest: { ...records.manifest, generation: records.manifest.generation + 1 },
        snapshots: addSnapshot(world, records, reason),
      },
      result: undefined,
    }));
  }

  return {
    async listSnapshots() {
      const { snapshots } = await world.store.readRecords();
      return snapshots
        .map(({ id, createdAt, postCount, bytes, reason }) => ({ id, createdAt, postCount, bytes, reason }))
        .reverse();
    },

    takeSnapshot: () => take('manual', () => true),

    takeDailySnapshot: () =>
      take(
        'daily',
        (newest) => newest?.slice(0, ISO_DAY_LENGTH) !== world.now().toISOString().slice(0, ISO_DAY_LENGTH),
      ),

    async restoreSnapshot(id) {
      await writer.write(async ({ records, view }) => {
        const snapshot = records.snapshots.find((candidate) => candidate.id === id);
        if (!snapshot) throw new LibraryFailure({ code: 'not-found', detail: { what: id } });
        const live = listLiveKeys(records.manifest.segments);
        const kept = new Set(snapshot.sources.map((source) => source.id));
        const { commit } = await createCommit({ store: world.store, tools: await loadTools() }, records, view, {
          remove: subtractKeyRuns(live, snapshot.live),
          restore: subtractKeyRuns(snapshot.live, live),
          putSources: snapshot.sources,
          removeSourceIds: records.manifest.sources.map((source) => source.id).filter((known) => !kept.has(known)),
        });
        commit.manifest.bundled = snapshot.bundled;
        commit.snapshots = addSnapshot(world, records, 'before-restore');
        // What the library holds of their files is another now: the next look reads them all.
        commit.putFolders = (await world.store.readFolders()).map(forgetContents);
        return { commit, result: undefined };
      });
    },
  };
}
