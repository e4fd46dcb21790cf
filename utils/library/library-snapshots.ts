import { addSnapshot } from './add-snapshot.ts';
import { subtractKeyRuns } from './key-runs.ts';
import { createCommit } from './library-change.ts';
import type { LibraryClient } from './library-client.ts';
import type { LibraryContext } from './library-context.ts';
import { LibraryFailure } from './library-failure.ts';
import { listLiveKeys } from './library-manifest.ts';

const DAY_MS = 86_400_000;

type Snapshots = Pick<LibraryClient, 'listSnapshots' | 'takeSnapshot' | 'restoreSnapshot'> & {
  /** Takes one when the newest is older than a day. Called while the library is in use. */
  takeDailySnapshot(): Promise<void>;
};

/** Keeps the library as it was, the last few times, and brings one of them back. */
export function createLibrarySnapshots({ world, writer, loadTools }: LibraryContext): Snapshots {
  async function take(reason: string, isDue: (newest: string | undefined) => boolean): Promise<void> {
    const { snapshots } = await world.store.readRecords();
    if (!isDue(snapshots.at(-1)?.createdAt)) return;
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

    takeSnapshot: () => take('asked', () => true),

    takeDailySnapshot: () =>
      take('daily', (newest) => newest === undefined || world.now().getTime() - Date.parse(newest) >= DAY_MS),

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
        commit.snapshots = addSnapshot(world, records, 'restore');
        return { commit, result: undefined };
      });
    },
  };
}
