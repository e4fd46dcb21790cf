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

export type LibraryWork<T> = (state: LibraryState) => Promise<{ commit: LibraryCommit | null; result: T }>;

export interface LibraryWriter {
  /** Runs `work` while nobody else writes, commits what it returns, and tells every page. No commit: nothing changed. */
  write<T>(work: LibraryWork<T>): Promise<T>;
  /**
   * A change with its undo. Returns the token of the stored undo entry: '' when there is nothing to take back, because
   * nothing changed (a plan of null) or the plan has no undo.
   */
  change(plan: (state: LibraryState) => Promise<ChangePlan | null>): Promise<{ undoToken: string }>;
}

export interface ChangePlan {
  change: LibraryChange;
  /**
   * What undoes it; keys of posts the change adds are put into `remove` by the writer. Absent for what the reader turns
   * back by hand: a source's name and switch. An entry for each would push the undo of a deleted source out of the list.
   */
  undo?: Partial<Omit<UndoEntry, keyof UndoIdentity>>;
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
  async function write<T>(work: LibraryWork<T>): Promise<T> {
    const { result, isChanged } = await world.coordination.lock('write', async () => {
      const records = await world.store.readRecords();
      const view = await reader.viewOf(records);
      const done = await work({ records, view });
      if (done.commit) await world.store.commit(done.commit);
      return { result: done.result, isChanged: done.commit !== null };
    });
    if (!isChanged) return result;
    world.coordination.announce();
    await reader.refresh();
    onWritten();
    return result;
  }

  return {
    write,
    change: (plan) =>
      write(async (state) => {
        const planned = await plan(state);
        if (!planned) return { commit: null, result: { undoToken: '' } };
        const { change, undo, snapshotReason, dismissals } = planned;
        const tools = await loadTools();
        const { commit, addedKeys } = await createCommit(
          { store: world.store, tools },
          state.records,
          state.view,
          change,
        );
        if (dismissals) commit.dismissals = dismissals;
        if (snapshotReason) commit.snapshots = addSnapshot(world, state.records, snapshotReason);
        if (!undo) return { commit, result: { undoToken: '' } };
        const token = world.createToken();
        const entry = createUndoEntry(
          { token, generation: commit.manifest.generation, createdAt: world.now().toISOString() },
          undo,
          addedKeys,
        );
        commit.undo = [...state.records.undo, entry].slice(-UNDO_ENTRIES_KEPT);
        return { commit, result: { undoToken: token } };
      }),
  };
}

export type UndoIdentity = Pick<UndoEntry, 'token' | 'generation' | 'createdAt'>;

export function createUndoEntry(
  identity: UndoIdentity,
  undo: NonNullable<ChangePlan['undo']>,
  addedKeys: KeyRuns,
): UndoEntry {
  return {
    ...identity,
    restore: undo.restore ?? [],
    remove: [...(undo.remove ?? []), ...addedKeys],
    restoreBundledIds: undo.restoreBundledIds ?? [],
    restoreSources: undo.restoreSources ?? [],
    removeSourceIds: undo.removeSourceIds ?? [],
    ...(undo.dismissals && undo.dismissals.length > 0 ? { dismissals: undo.dismissals } : {}),
    ...(undo.folder ? { folder: undo.folder } : {}),
  };
}
