import type { ImportEvent } from '../../importers/importer/importer.ts';
import type { ImportedPost, Source } from '../../post/post.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import type { FolderRecord, FolderUndo } from '../store/folder-record.ts';
import { hasKey, type KeyRuns } from '../store/key-runs.ts';
import type { ManifestSegment, Staging } from '../store/manifest.ts';
import { UNDO_ENTRIES_KEPT } from '../store/undo-entry.ts';
import { BUNDLED_PART } from '../view/part.ts';
import { type LibraryView, locatePost } from '../view/view.ts';
import { addSnapshot } from '../write/add-snapshot.ts';
import { createCommit } from '../write/change.ts';
import type { LibraryContext } from '../write/context.ts';
import { createUndoEntry } from '../write/writer.ts';
import type { PauseGate } from './pause-gate.ts';
import type { PostIdentity } from './post-identities.ts';

export interface ImportToWrite {
  importId: string;
  /** Of the posts. Entered unless the library has it; its counts are set here. */
  source: Source;
  /** Posts that will be written, at most. */
  newCount: number;
  /** Who a post is if it is one of them, else null; asked once for each post of the files, `at` being its place among them. */
  takes(post: ImportedPost, at: number): PostIdentity | null;
  /** The same files read again, in the same order. */
  events: AsyncIterable<ImportEvent>;
  gate: PauseGate;
  signal: AbortSignal;
  /** What becomes true together with the posts of a followed folder: its record, and posts deleted for it. */
  join?(view: LibraryView): Promise<{ remove: KeyRuns; record: FolderRecord; undo: FolderUndo }>;
}

/** What lies in the store of an import and belongs to nobody yet. */
export interface Staged {
  segments: ManifestSegment[];
  /** Of each segment's posts, by number. */
  ids: string[][];
  textBytes: number[][];
}

/** Makes what was staged live, together with its source and with what a followed folder deletes. Returns the undo token. */
export async function commitImport(
  { world, writer, loadTools }: LibraryContext,
  { source, join }: ImportToWrite,
  staging: Staging,
  staged: Staged,
): Promise<string> {
  const tools = await loadTools();
  return writer.write(async ({ records, view }) => {
    // The manifest was lost meanwhile, and made again from all posts that were there, some of these among them.
    if (!records.manifest.staging.some(({ id }) => id === staging.id)) {
      throw new LibraryFailure({ code: 'busy-elsewhere', detail: {} });
    }
    const joined = await join?.(view);
    const remove = joined?.remove ?? [];
    const createdAt = world.now().toISOString();
    const isKnown = records.manifest.sources.some(({ id }) => id === source.id);
    const { commit } = await createCommit({ store: world.store, tools }, records, view, {
      remove,
      putSources: isKnown ? [] : [{ ...source, createdAt }],
    });
    const { manifest } = commit;
    manifest.staging = manifest.staging.filter(({ id }) => id !== staging.id);
    let postCount = 0;
    let textBytes = 0;
    const segments = staged.segments.map((segment, i) => {
      // Another page may have imported the same posts meanwhile.
      const deleted = Uint8Array.from(staged.ids[i] ?? [], (id) => (isHeld(view, id, remove) ? 1 : 0));
      for (const [number, flag] of deleted.entries()) {
        if (flag === 1) continue;
        postCount++;
        textBytes += staged.textBytes[i]?.[number] ?? 0;
      }
      return deleted.includes(1) ? { ...segment, deleted } : segment;
    });
    manifest.segments = [...manifest.segments, ...segments];
    manifest.sources = manifest.sources.map((each) =>
      each.id === source.id
        ? { ...each, postCount: each.postCount + postCount, textBytes: each.textBytes + textBytes }
        : each,
    );
    const token = world.createToken();
    const entry = createUndoEntry(
      { token, generation: manifest.generation, createdAt },
      {
        remove: staging.keys,
        restore: remove,
        restoreSources: remove.length > 0 ? [source] : [],
        removeSourceIds: isKnown ? [] : [source.id],
        ...(joined ? { folder: joined.undo } : {}),
      },
      [],
    );
    return {
      commit: {
        ...commit,
        undo: [...records.undo, entry].slice(-UNDO_ENTRIES_KEPT),
        snapshots: addSnapshot(world, records, 'before-import'),
        ...(joined ? { putFolders: [joined.record] } : {}),
      },
      result: token,
    };
  });
}

/** The library holds the post, and will hold it after this. */
function isHeld(view: LibraryView, id: string, remove: KeyRuns): boolean {
  const number = view.whole.findById(id);
  if (number < 0) return false;
  const { part, local } = locatePost(view, number);
  return part.id === BUNDLED_PART || !hasKey(remove, part.segment.ordinalOf(local));
}
