import type { Importer, ImportFile } from '../../importers/importer/importer.ts';
import { createImportFiles } from '../../importers/reading/create-import-file.ts';
import type { Source } from '../../post/post.ts';
import type {
  ImportChoice,
  ImportPreview,
  ImportProgress,
  LibraryClient,
  LibraryError,
  Skipped,
} from '../../protocol/library-client.ts';
import { LibraryFailure, toLibraryError } from '../../protocol/library-failure.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { FolderSession } from '../folders/open-folder-session.ts';
import { createDuplicateFinder } from '../imports/duplicate-finder.ts';
import { type ImportPlan, planImport } from '../imports/import-plan.ts';
import type { LoadImporters } from '../imports/load-importers.ts';
import { createPauseGate, type PauseGate } from '../imports/pause-gate.ts';
import { writeImport } from '../imports/write-import.ts';
import type { LibraryTables } from '../view/tables.ts';
import type { LibraryContext } from '../write/context.ts';

export type Imports = Pick<
  LibraryClient,
  'previewImport' | 'chooseForImport' | 'runImport' | 'pauseImport' | 'resumeImport' | 'cancelImport'
>;

/** One import from the choice of files to its end. */
interface ImportSession {
  id: string;
  fileNames: string[];
  importer: Importer | null;
  files: ImportFile[];
  choices: ImportChoice[];
  skipped: Skipped[];
  failures: LibraryError[];
  plan: ImportPlan | null;
  controller: AbortController;
  gate: PauseGate;
  /** What is read is a followed folder's; its files are in here and not in `files`. */
  folder: FolderSession | null;
}

export interface LibraryImports extends Imports {
  /** Puts a followed folder's changes beside the imports: chosen, run, paused and cancelled as they are. */
  previewFolder(folder: FolderSession, name: string, controller: AbortController): ImportPreview;
}

/** Imports: look first, then choose, then write, with pause and cancel. */
export function createLibraryImports(
  context: LibraryContext,
  tables: LibraryTables,
  loadImporters: LoadImporters,
): LibraryImports {
  const { world, reader } = context;
  const sessions = new Map<string, ImportSession>();

  function sessionOf(importId: string): ImportSession {
    const session = sessions.get(importId);
    if (!session) throw new LibraryFailure({ code: 'not-found', detail: { what: importId } });
    return session;
  }

  async function preview(session: ImportSession): Promise<ImportPreview> {
    const { importer, files, choices, controller } = session;
    if (importer) {
      const finder = await createDuplicateFinder(await reader.view(), tables.of);
      session.plan = await planImport(importer, files, choices, finder, controller.signal);
    }
    return toPreview(session);
  }

  return {
    async previewImport(chosen, paths = chosen.map((file) => file.webkitRelativePath || file.name)) {
      const { recogniseFiles } = await loadImporters();
      const controller = new AbortController();
      const given = await createImportFiles(chosen.map((blob, i) => ({ blob, name: paths[i] ?? blob.name })));
      const { importer, files, skipped, failures } = await recogniseFiles(given, controller.signal);
      const session: ImportSession = {
        id: world.createToken(),
        // A folder is named once, not by the thousand files in it.
        fileNames: [...new Set(given.map(({ name }) => name.split('/', 1)[0] ?? name))],
        importer,
        files,
        choices: [],
        skipped,
        failures,
        plan: null,
        controller,
        gate: createPauseGate(),
        folder: null,
      };
      try {
        session.choices = (await importer?.listChoices?.(files, controller.signal)) ?? [];
      } catch (thrown) {
        session.importer = null;
        session.failures = [...failures, toLibraryError(thrown)];
      }
      sessions.set(session.id, session);
      return preview(session);
    },

    previewFolder(folder, name, controller) {
      const { importer, choices, plan } = folder;
      const session: ImportSession = {
        id: world.createToken(),
        fileNames: [name],
        importer,
        files: [],
        choices,
        skipped: folder.passedOver,
        failures: [],
        plan,
        controller,
        gate: createPauseGate(),
        folder,
      };
      sessions.set(session.id, session);
      return toPreview(session);
    },

    async chooseForImport(importId, choices) {
      const session = sessionOf(importId);
      const { importer, files, controller } = session;
      if (session.folder) {
        session.choices = choices; // nothing that was read hangs on them
        return toPreview(session);
      }
      // In another encoding a table's columns have other names: what hangs on it is asked anew.
      const isDecodedAnew = encodingOf(choices) !== encodingOf(session.choices);
      session.choices = isDecodedAnew
        ? ((await importer?.listChoices?.(files, controller.signal, choices)) ?? [])
        : choices;
      return preview(session);
    },

    async runImport(importId, name, onProgress) {
      const session = sessionOf(importId);
      const { importer, files, choices, plan, gate, controller, folder } = session;
      if (!importer || !plan)
        throw new LibraryFailure({ code: 'not-recognised', detail: { file: session.fileNames[0] ?? '' } });
      const bytesTotal = folder ? folder.bytes : files.reduce((sum, file) => sum + file.size, 0);
      let last: ImportProgress = { importId, state: 'reading', postsDone: 0, bytesDone: 0, bytesTotal };
      const report = (change: Partial<ImportProgress>): ImportProgress => {
        last = { ...last, ...change };
        onProgress(last);
        return last;
      };
      let sourceId = importId;
      gate.onChange((isPaused) => report({ state: isPaused ? 'paused' : 'writing' }));
      try {
        const events = importer.read(files, choices, controller.signal);
        const named = cleanLine(name) || suggestName(session);
        const source = folder
          ? { ...folder.source, name: folder.source.kind === 'bookmarks' ? '' : named }
          : createSource(importId, named, importer.format);
        sourceId = source.id;
        const undoToken = await writeImport(
          context,
          {
            importId,
            source,
            newCount: plan.newCount,
            takes: folder ? folder.takes : (_, at) => (plan.isNew[at] === 1 ? plan.identities.at(at) : null),
            events,
            gate,
            signal: controller.signal,
            ...(folder ? { join: (view) => folder.join(view, choices) } : {}),
          },
          (done) => {
            // The batch under way when "pause" came is still written: the import stays paused for whoever looks.
            report({ state: gate.isPaused ? 'paused' : 'writing', ...done });
          },
        );
        return report({
          state: 'done',
          postsDone: plan.newCount,
          bytesDone: bytesTotal,
          sourceId,
          undoToken,
        });
      } catch (thrown) {
        if (controller.signal.aborted) return report({ state: 'cancelled' });
        return report({ state: 'failed', error: toLibraryError(thrown) });
      } finally {
        sessions.delete(importId);
      }
    },

    async pauseImport(importId) {
      sessionOf(importId).gate.pause();
    },

    async resumeImport(importId) {
      sessionOf(importId).gate.resume();
    },

    async cancelImport(importId) {
      const session = sessionOf(importId);
      session.controller.abort();
      session.gate.resume();
      sessions.delete(importId);
    },
  };
}

function encodingOf(choices: readonly ImportChoice[]): string {
  const choice = choices.find(({ kind }) => kind === 'encoding');
  return choice?.kind === 'encoding' ? choice.value : '';
}

function toPreview(session: ImportSession): ImportPreview {
  const { plan } = session;
  return {
    importId: session.id,
    fileNames: session.fileNames,
    format: session.importer?.format ?? null,
    newCount: plan?.newCount ?? 0,
    duplicates: plan?.duplicates ?? { sameUrl: 0, sameText: 0, nearSameText: 0 },
    skipped: [...session.skipped, ...(plan?.skipped ?? [])],
    failures: [...session.failures, ...(plan?.failures ?? [])],
    samples: plan?.samples ?? [],
    choices: session.choices,
    suggestedName: suggestName(session),
    ...(session.folder ? { folder: session.folder.changes } : {}),
  };
}

/** Counts and time of making come with the commit. */
function createSource(id: string, name: string, format: string): Source {
  return { id, kind: 'import', name, format, postCount: 0, textBytes: 0, createdAt: '', isOn: true };
}

/** The chat's name when one chat was chosen, else the first file's name without its ending. */
function suggestName({ choices, fileNames }: ImportSession): string {
  const selected = choices.flatMap((choice) =>
    choice.kind === 'chats' ? choice.chats.filter((chat) => chat.isSelected) : [],
  );
  const channels = choices.flatMap((choice) => (choice.kind === 'channel-name' ? [choice.chatName] : []));
  const [only, ...others] = selected.length > 0 ? selected.map(({ name }) => name) : channels;
  if (only && others.length === 0) return cleanLine(only);
  return (fileNames[0] ?? '').replace(/\.[a-z0-9]+$/i, '');
}
