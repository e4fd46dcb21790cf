import type { Dismissal } from '../../protocol/dismissal.ts';
import type { KeyRuns } from '../store/key-runs.ts';
import type { LibraryCommit, LibraryRecords } from '../store/store.ts';
import { UNDO_ENTRIES_KEPT, type UndoEntry } from '../store/undo-entry.ts';
import type { LibraryWorld } from '../store/world.ts';
import type { LibraryReader } from '../view/reader.ts';
import type { SegmentTools } from '../view/segment-tools.ts';
import type { LibraryView } from '../view/view.ts';
import { addSnapshot } from './add-snapshot.ts';
import { createCommit, type LibraryChange } from './change.ts';

/** Records and view of one moment, both read under the write lock. */
export interface LibraryState {
  records: LibraryRecords;
  view: LibraryView;
}

export interface LibraryWriter {
  /** Runs `work` while nobody else writes, commits what it gives, and tells every page. */
  write<T>(work: (state: LibraryState) => Promise<{ commit: LibraryCommit; result: T }>): Promise<T>;
  /** A change with its undo: the token of the stored undo entry. */
  change(plan: (state: LibraryState) => Promise<ChangePlan>): Promise<{ undoToken: string; state: LibraryState }>;
}

export interface ChangePlan {
  change: LibraryChange;
  /** What undoes it; keys of posts the change adds are put into `remove` by the writer. */
  undo: Partial<Omit<UndoEntry, 'token' | 'createdAt'>>;
  /** When given, the library as it was before is kept as a snapshot. */
  snapshotReason?: string;
  /** When given, these replace the dismissals. */
  dismissals?: Dismissal[];
}

/** The one way to change the library. */
export function createLibraryWriter(
  world: LibraryWorld,
  loadTools: () => Promise<SegmentTools>,
  reader: LibraryReader,
  onWritten: () => void,
): LibraryWriter {
  async function write<T>(work: (state: LibraryState) => Promise<{ commit: LibraryCommit; result: T }>): Promise<T> {
    const result = await world.coordination.lock('write', async () => {
      const records = await world.store.readRecords();
      const view = await reader.viewOf(records);
      const done = await work({ records, view });
      await world.store.commit(done.commit);
      return done.result;
    });
    world.coordination.announce();
    await reader.refresh();
    onWritten();
    return result;
  }

  return {
    write,
    change: (plan) =>
      write(async (state) => {
        const { change, undo, snapshotReason, dismissals } = await plan(state);
        const tools = await loadTools();
        const { commit, addedKeys } = await createCommit(
          { store: world.store, tools },
          state.records,
          state.view,
          change,
        );
        const token = world.createToken();
        const entry = createUndoEntry(token, world.now().toISOString(), undo, addedKeys);
        commit.undo = [...state.records.undo, entry].slice(-UNDO_ENTRIES_KEPT);
        if (dismissals) commit.dismissals = dismissals;
        if (snapshotReason) commit.snapshots = addSnapshot(world, state.records, snapshotReason);
        return { commit, result: { undoToken: token, state } };
      }),
  };
}

export function createUndoEntry(
  token: string,
  createdAt: string,
  undo: ChangePlan['undo'],
  addedKeys: KeyRuns,
): UndoEntry {
  return {
    token,
    createdAt,
    restore: undo.restore ?? [],
    remove: [...(undo.remove ?? []), ...addedKeys],
    restoreBundledIds: undo.restoreBundledIds ?? [],
    restoreSources: undo.restoreSources ?? [],
    removeSourceIds: undo.removeSourceIds ?? [],
  };
}
