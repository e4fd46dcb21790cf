import type { LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { applyFolderUndo } from '../store/folder-record.ts';
import { subtractKeyRuns } from '../store/key-runs.ts';
import { createCommit } from '../write/change.ts';
import type { LibraryContext } from '../write/context.ts';
import { listKnown } from '../write/list-known.ts';

/** Takes back what a token was given for, once. The token '' stands for an action that changed nothing. */
export function createUndo({ world, writer, loadTools }: LibraryContext): LibraryClient['undo'] {
  return async (token) => {
    if (token === '') return;
    await writer.write(async ({ records, view }) => {
      const { manifest } = records;
      const dismissals = records.dismissals.filter(({ undoToken }) => undoToken !== token);
      if (dismissals.length < records.dismissals.length) {
        return {
          commit: { manifest: { ...manifest, generation: manifest.generation + 1 }, dismissals },
          result: undefined,
        };
      }
      const entry = records.undo.find((candidate) => candidate.token === token);
      if (!entry) throw new LibraryFailure({ code: 'not-found', detail: { what: token } });
      const known = await listKnown(world.store, view, entry);
      const { commit } = await createCommit({ store: world.store, tools: await loadTools() }, records, view, {
        remove: entry.remove,
        restore: subtractKeyRuns(entry.restore, known.keys),
        restoreBundledIds: entry.restoreBundledIds.filter((id) => !known.bundledIds.includes(id)),
        // One that is there may have been renamed since.
        putSources: entry.restoreSources.filter(({ id }) => !manifest.sources.some((source) => source.id === id)),
        removeEmptySourceIds: entry.removeSourceIds,
      });
      commit.undo = records.undo.filter((candidate) => candidate !== entry);
      const moved = new Map(entry.dismissals?.map((dismissal) => [dismissal.undoToken, dismissal]));
      if (moved.size > 0) commit.dismissals = records.dismissals.map((each) => moved.get(each.undoToken) ?? each);
      const { folder } = entry;
      const record = folder && (await world.store.readFolders()).find(({ sourceId }) => sourceId === folder.sourceId);
      if (folder && record) commit.putFolders = [applyFolderUndo(record, folder)];
      return { commit, result: undefined };
    });
  };
}
