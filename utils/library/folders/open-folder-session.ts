import type { Importer } from '../../importers/importer/importer.ts';
import { createPostId } from '../../post/create-post-id.ts';
import type { Source } from '../../post/post.ts';
import type { FolderChanges } from '../../protocol/followed-folder.ts';
import type { ImportChoice, Skipped } from '../../protocol/library-client.ts';
import type { ImportToWrite } from '../imports/commit-import.ts';
import { createDuplicateFinder } from '../imports/duplicate-finder.ts';
import { type ImportPlan, planImport } from '../imports/import-plan.ts';
import type { LoadImporters } from '../imports/load-importers.ts';
import type { FolderFile, FolderRecord } from '../store/folder-record.ts';
import { toKeyRuns } from '../store/key-runs.ts';
import { toTextKeyNumber } from '../view/create-segment-tools.ts';
import type { LibraryTables } from '../view/tables.ts';
import type { LibraryView } from '../view/view.ts';
import type { FolderComparison } from './compare-listing.ts';
import { findUntouched } from './find-untouched.ts';
import { createFolderFinder } from './folder-finder.ts';
import { readFolder } from './read-folder.ts';

/** Titles of vanished posts that a preview names. */
const NAMED_TITLES = 5;

/** A followed folder's changes, looked at and not yet taken over. */
export interface FolderSession {
  changes: FolderChanges;
  /** Entered when the library has it not. */
  source: Source;
  plan: ImportPlan;
  /** What lay there and is never read: pictures, archives. */
  passedOver: Skipped[];
  choices: ImportChoice[];
  /** Gives the posts to be written once more. */
  importer: Importer;
  bytes: number;
  /** Nothing would be written, nothing deleted, and there is nothing to tell. */
  isEmpty: boolean;
  takes: ImportToWrite['takes'];
  /** The record as it is after this, what it deletes, and what takes it back; asked for under the write lock. */
  join(view: LibraryView, choices: readonly ImportChoice[]): ReturnType<NonNullable<ImportToWrite['join']>>;
}

interface FolderToOpen {
  record: FolderRecord;
  comparison: FolderComparison;
  isFirst: boolean;
  source: Source;
  passedOver: Skipped[];
}

/** Reads what is new and changed, and works out what taking it over would do. */
export async function openFolderSession(
  { record, comparison, isFirst, source, passedOver }: FolderToOpen,
  view: LibraryView,
  tables: LibraryTables,
  importers: Awaited<ReturnType<LoadImporters>>,
  signal: AbortSignal,
): Promise<FolderSession> {
  const { sourceId } = record;
  const { toRead, vanished } = comparison;
  const reading = readFolder(toRead, record.name, importers);
  const importer: Importer = {
    format: record.kind,
    recognise: () => 0,
    read: (_files, _choices, readSignal) => reading.read(readSignal),
  };
  const elsewhere = await createDuplicateFinder(view, tables.of, sourceId);
  const finder = createFolderFinder(view, sourceId, reading, elsewhere);
  const plan = await planImport(importer, [], [], finder, signal, { keepsSameTexts: true });
  const wanted = new Set(reading.ids().filter((_, at) => plan.isNew[at] === 1));
  const left = new Set(wanted);

  /** Ids that some file still gives. */
  function listClaimed(): Set<string> {
    const files = [...comparison.same, ...comparison.unseen, ...reading.files()];
    return new Set(files.flatMap(({ posts }) => posts.map(([id]) => id)));
  }

  /** Of posts that are as the files gave them, those that no file gives any more or that a new version takes the place of. */
  function pickRemoved(untouched: ReadonlyMap<string, number>): Map<string, number> {
    const claimed = listClaimed();
    return new Map([...untouched].filter(([id]) => !claimed.has(id) || wanted.has(id)));
  }

  const findOf = (now: LibraryView, files: readonly FolderFile[]) =>
    findUntouched(
      now,
      sourceId,
      files.flatMap(({ posts }) => posts),
    );
  const replaced = reading.replaced();
  const untouchedOfReplaced = await findOf(view, replaced);
  const untouchedOfVanished = await findOf(view, vanished);
  const edited = countEdited(replaced, untouchedOfReplaced);
  const vanishing = pickRemoved(untouchedOfVanished);
  const isMost = vanished.length * 2 > record.files.length;
  const isChanging = pickRemoved(untouchedOfReplaced).size > 0;
  return {
    source,
    plan,
    passedOver,
    importer,
    bytes: toRead.reduce((sum, { listed }) => sum + listed.size, 0),
    changes: {
      sourceId,
      kind: record.kind,
      isFirst,
      newFiles: toRead.filter(({ known }) => known === null).length,
      changedFiles: replaced.length,
      vanishedFiles: vanished.length,
      editedFiles: edited + countEdited(vanished, untouchedOfVanished),
    },
    choices:
      vanishing.size === 0
        ? []
        : [
            {
              kind: 'vanished',
              posts: vanishing.size,
              titles: await listTitles(view, [...vanishing.keys()]),
              isMost,
              isRemoved: !isMost,
            },
          ],
    isEmpty: !isFirst && wanted.size === 0 && vanishing.size === 0 && !isChanging && edited === 0,
    takes(post) {
      const id = createPostId(post);
      return left.delete(id) ? { id, textKey: toTextKeyNumber(post.title, post.text) } : null;
    },
    async join(now, choices) {
      const removesVanished = choices.some((choice) => choice.kind === 'vanished' && choice.isRemoved);
      const remove = pickRemoved(await findOf(now, [...reading.replaced(), ...(removesVanished ? vanished : [])]));
      const read = reading.files();
      const known = new Set(record.files.map(({ path }) => path));
      return {
        remove: toKeyRuns([...remove.values()].sort((a, b) => a - b)),
        record: { ...record, files: [...comparison.same, ...comparison.unseen, ...read] },
        undo: {
          sourceId,
          files: [...toRead.flatMap((one) => one.known ?? []), ...vanished],
          added: read.map(({ path }) => path).filter((path) => !known.has(path)),
        },
      };
    },
  };
}

/** Files of which a post is no longer as they gave it. */
function countEdited(files: readonly FolderFile[], untouched: ReadonlyMap<string, number>): number {
  return files.filter(({ posts }) => posts.some(([id]) => !untouched.has(id))).length;
}

async function listTitles(view: LibraryView, ids: readonly string[]): Promise<string[]> {
  const posts = await view.loadPosts(ids.slice(0, NAMED_TITLES).map((id) => view.whole.findById(id)));
  return posts.map(({ title }) => title);
}
