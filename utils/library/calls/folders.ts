import { collectSkipped } from '../../importers/importer/collect-skipped.ts';
import { createSkipped } from '../../importers/importer/post-events.ts';
import { passOverReason } from '../../importers/reading/pass-over-reason.ts';
import type { Source } from '../../post/post.ts';
import type { GivenFolder } from '../../protocol/followed-folder.ts';
import type { FolderCheck, LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { compareListing } from '../folders/compare-listing.ts';
import { chosenFolderName, listGiven } from '../folders/list-given.ts';
import { type FolderSession, openFolderSession } from '../folders/open-folder-session.ts';
import type { LoadImporters } from '../imports/load-importers.ts';
import type { FolderListing } from '../store/folder-listing.ts';
import type { FolderRecord } from '../store/folder-record.ts';
import type { LibraryTables } from '../view/tables.ts';
import type { LibraryContext } from '../write/context.ts';
import type { LibraryImports } from './imports.ts';

type Folders = Pick<LibraryClient, 'listFolders' | 'followFolder' | 'checkFolder'>;

/** Folders that the library follows: what differs from what was taken over becomes an import's preview. */
export function createLibraryFolders(
  { world, reader, writer }: LibraryContext,
  tables: LibraryTables,
  loadImporters: LoadImporters,
  previewFolder: LibraryImports['previewFolder'],
): Folders {
  /** Records outlive their sources, which an undo may bring back. */
  async function listFollowed(): Promise<{ record: FolderRecord; source: Source }[]> {
    const [{ manifest }, records] = await Promise.all([world.store.readRecords(), world.store.readFolders()]);
    return records.flatMap((record) => {
      const source = manifest.sources.find(({ id }) => id === record.sourceId);
      return source ? [{ record, source }] : [];
    });
  }

  async function list(record: FolderRecord, given: GivenFolder | undefined): Promise<FolderListing> {
    if (given && given.kind !== 'handle') return listGiven(given);
    const handle = given?.handle ?? record.handle;
    // Without a handle the reader has to choose the folder again.
    return (handle !== null && (await world.listFolder?.(handle))) || { kind: 'no-access' };
  }

  async function look(
    record: FolderRecord,
    source: Source,
    isFirst: boolean,
    given?: GivenFolder,
  ): Promise<FolderCheck> {
    const listing = await list(record, given);
    if (listing.kind !== 'listed') return { kind: listing.kind };
    const passedOver = collectSkipped();
    const files = listing.files.filter(({ path }) => {
      const reason = record.kind === 'bookmarks' ? null : passOverReason(path);
      if (reason !== null && reason !== 'hidden-file') passedOver.add(createSkipped(reason, path, path));
      return reason === null;
    });
    const comparison = compareListing(record.files, files, listing.unreadable);
    const { toRead, vanished } = comparison;
    const failures = listing.unreadable.map((path) => ({
      code: 'file-unreadable' as const,
      detail: { file: path, place: `${record.name}/${path}`, remedy: 'check-again' },
    }));
    if (toRead.length === 0 && vanished.length === 0 && !isFirst) {
      return { kind: 'unchanged', fileCount: files.length, failures };
    }
    const controller = new AbortController();
    const session = await openFolderSession(
      { record, comparison, isFirst, source, passedOver: isFirst ? passedOver.list() : [] },
      await reader.view(),
      tables,
      await loadImporters(),
      controller.signal,
    );
    session.plan.failures.unshift(...failures);
    if (!session.isEmpty) return { kind: 'changed', preview: previewFolder(session, record.name, controller) };
    await keepRecord(session);
    return { kind: 'unchanged', fileCount: files.length, failures: session.plan.failures };
  }

  /** Files that were only touched are looked at once, not at every check. */
  async function keepRecord(session: FolderSession): Promise<void> {
    await writer.write(async ({ records: { manifest }, view }) => {
      const { record } = await session.join(view, []);
      return {
        commit: { manifest: { ...manifest, generation: manifest.generation + 1 }, putFolders: [record] },
        result: undefined,
      };
    });
  }

  return {
    async listFolders() {
      return (await listFollowed()).map(({ record: { sourceId, kind, name, handle, files } }) => ({
        sourceId,
        kind,
        name,
        // Written by followFolder of this same extension, and checked by the browser when it is used.
        handle: (handle ?? null) as FileSystemDirectoryHandle | null,
        fileCount: files.length,
      }));
    },

    async followFolder(given) {
      const kind = given.kind === 'bookmarks' ? 'bookmarks' : 'folder';
      const handle = given.kind === 'handle' ? given.handle : null;
      for (const { record, source } of await listFollowed()) {
        const isSame =
          kind === 'bookmarks'
            ? record.kind === kind
            : record.handle !== null && handle !== null && (await world.isSameFolder?.(record.handle, handle));
        if (isSame) return look(record, source, false, given);
      }
      const name =
        given.kind === 'handle' ? given.handle.name : given.kind === 'files' ? chosenFolderName(given.paths) : '';
      const sourceId = world.createToken();
      const record: FolderRecord = { sourceId, kind, name: cleanLine(name), handle, files: [] };
      const source: Source = {
        id: sourceId,
        kind,
        name: record.name,
        format: '',
        postCount: 0,
        textBytes: 0,
        createdAt: '',
        isOn: true,
      };
      return look(record, source, true, given);
    },

    async checkFolder(sourceId, given) {
      const followed = (await listFollowed()).find(({ record }) => record.sourceId === sourceId);
      if (!followed) throw new LibraryFailure({ code: 'not-found', detail: { what: sourceId } });
      const { record, source } = followed;
      return look(record, source, false, given);
    },
  };
}
