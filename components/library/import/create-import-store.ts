import type { FolderChanges } from '../../../utils/protocol/followed-folder.ts';
import type {
  ImportChoice,
  ImportPreview,
  ImportProgress,
  LibraryClient,
  LibraryError,
} from '../../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../../utils/protocol/library-failure.ts';
import { latestOnly } from '../../common/latest-only.ts';
import { createStore, type ReadableStore } from '../../common/store.ts';

export type ImportState =
  | { kind: 'waiting' }
  | { kind: 'looking'; fileNames: string[] }
  /** Nothing is written yet. */
  | { kind: 'preview'; preview: ImportPreview; choices: ImportChoice[]; name: string; isBusy: boolean }
  | { kind: 'running'; preview: ImportPreview; progress: ImportProgress }
  | { kind: 'done'; progress: ImportProgress; name: string; sourceId: string; folder?: FolderChanges }
  | { kind: 'cancelled' }
  | { kind: 'failed'; error: LibraryError };

export interface ImportStore extends ReadableStore<ImportState> {
  /** `paths` are the files' names with the folders that were chosen. */
  look(files: File[], paths?: string[]): void;
  /** A preview that another made: what has changed in a followed folder. */
  show(preview: ImportPreview): void;
  choose(choices: ImportChoice[]): void;
  rename(name: string): void;
  run(): void;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Back to the beginning. */
  reset(): void;
}

/** One import from files to posts: look, choose, run. Lives above the page's sections, so leaving one stops nothing. */
export function createImportStore(library: LibraryClient): ImportStore {
  const store = createStore<ImportState>({ kind: 'waiting' });
  const asked = latestOnly();

  function fail(isStale: () => boolean, failure: unknown): void {
    if (!isStale()) store.set({ kind: 'failed', error: toLibraryError(failure) });
  }

  async function look(files: File[], paths = files.map(({ name }) => name)): Promise<void> {
    const isStale = asked.begin();
    store.set({ kind: 'looking', fileNames: [...new Set(paths.map((path) => path.split('/', 1)[0] ?? path))] });
    try {
      const preview = await library.previewImport(files, paths);
      if (!isStale()) {
        store.set({ kind: 'preview', preview, choices: preview.choices, name: preview.suggestedName, isBusy: false });
      } else void library.cancelImport(preview.importId);
    } catch (failure) {
      fail(isStale, failure);
    }
  }

  async function choose(choices: ImportChoice[]): Promise<void> {
    const state = store.get();
    if (state.kind !== 'preview') return;
    const isStale = asked.begin();
    store.set({ ...state, choices, isBusy: true });
    try {
      const preview = await library.chooseForImport(state.preview.importId, choices);
      const now = store.get();
      if (isStale() || now.kind !== 'preview') return;
      store.set({ ...now, preview, choices: preview.choices, isBusy: false });
    } catch (failure) {
      fail(isStale, failure);
    }
  }

  async function run(): Promise<void> {
    const state = store.get();
    if (state.kind !== 'preview') return;
    const isStale = asked.begin();
    const { preview, name } = state;
    const { importId } = preview;
    const start: ImportProgress = { importId, state: 'reading', postsDone: 0, bytesDone: 0, bytesTotal: 0 };
    store.set({ kind: 'running', preview, progress: start });
    try {
      const end = await library.runImport(importId, name, (progress) => {
        if (!isStale() && store.get().kind === 'running') store.set({ kind: 'running', preview, progress });
      });
      if (isStale()) return;
      if (end.state === 'cancelled') store.set({ kind: 'cancelled' });
      else if (end.state === 'failed') {
        store.set({ kind: 'failed', error: end.error ?? { code: 'unexpected', detail: {} } });
      } else {
        // One import makes one source, which has its id.
        const { folder } = preview;
        store.set({
          kind: 'done',
          progress: end,
          name,
          sourceId: end.sourceId ?? importId,
          ...(folder ? { folder } : {}),
        });
      }
    } catch (failure) {
      fail(isStale, failure);
    }
  }

  /** Pause, resume and cancel answer through the progress; only their failure is heard here. */
  function tell(call: (importId: string) => Promise<void>): void {
    const state = store.get();
    if (state.kind === 'running') {
      call(state.progress.importId).catch((failure) => fail(() => store.get().kind !== 'running', failure));
    }
  }

  /** A preview that is given up; what cannot be cancelled any more is gone already. */
  function drop(): void {
    const state = store.get();
    asked.drop();
    if (state.kind === 'preview') library.cancelImport(state.preview.importId).catch(() => {});
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    look: (files, paths) => void look(files, paths),
    show(preview) {
      if (store.get().kind === 'running') return;
      drop();
      store.set({ kind: 'preview', preview, choices: preview.choices, name: preview.suggestedName, isBusy: false });
    },
    choose: (choices) => void choose(choices),
    rename(name) {
      const state = store.get();
      if (state.kind === 'preview') store.set({ ...state, name });
    },
    run: () => void run(),
    pause: () => tell(library.pauseImport),
    resume: () => tell(library.resumeImport),
    cancel() {
      const state = store.get();
      if (state.kind === 'running') tell(library.cancelImport);
      else {
        drop();
        store.set({ kind: 'waiting' });
      }
    },
    reset() {
      asked.drop();
      store.set({ kind: 'waiting' });
    },
  };
}
