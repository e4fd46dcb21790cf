import type { FollowedFolder, GivenFolder } from '../../../utils/protocol/followed-folder.ts';
import type {
  FolderCheck,
  ImportPreview,
  LibraryClient,
  LibraryError,
} from '../../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../../utils/protocol/library-failure.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { createStore, type ReadableStore } from '../../common/store.ts';

/** What is known of one followed folder since the page was opened. */
export type FolderState =
  | { kind: 'waiting' }
  | { kind: 'checking' }
  /** No handle was kept: only the reader can open it again. */
  | { kind: 'choose-again' }
  | { kind: 'failed'; error: LibraryError }
  | FolderCheck;

export interface FoldersState {
  folders: readonly FollowedFolder[];
  states: ReadonlyMap<string, FolderState>;
  /** The browser's bookmarks may not be read: the reader said no. */
  areBookmarksRefused: boolean;
}

export interface FolderStore extends ReadableStore<FoldersState> {
  /** Lists what is followed and looks at each that can be looked at without a click, unless the reader switched that off. */
  open(): Promise<void>;
  /** What follows is followed, or is no longer: asked again when the library has changed. */
  list(): Promise<void>;
  /** Straight from a click: shows what has changed, or looks; the browser may ask the reader first. */
  act(folder: FollowedFolder): Promise<void>;
  /** The folder chosen again, where no handle was kept. */
  checkFiles(folder: FollowedFolder, files: File[], paths: string[]): Promise<void>;
  /** Straight from a click: the browser asks which folder. */
  followFolder(): Promise<void>;
  followFiles(files: File[], paths: string[]): Promise<void>;
  /** Straight from a click: the browser asks for the permission. */
  followBookmarks(): Promise<void>;
}

/** Followed folders and bookmarks, from the look at them to the preview. Lives above the page's sections. */
export function createFolderStore(
  library: LibraryClient,
  platform: PlatformClient,
  showPreview: (preview: ImportPreview) => void,
  onFailure: (failure: unknown) => void,
): FolderStore {
  const store = createStore<FoldersState>({ folders: [], states: new Map(), areBookmarksRefused: false });

  function setState(sourceId: string, state: FolderState): void {
    const now = store.get();
    store.set({ ...now, states: new Map(now.states).set(sourceId, state) });
  }

  async function list(): Promise<void> {
    store.set({ ...store.get(), folders: await library.listFolders() });
  }

  async function look({ sourceId }: FollowedFolder, given?: GivenFolder): Promise<void> {
    setState(sourceId, { kind: 'checking' });
    try {
      setState(sourceId, await library.checkFolder(sourceId, given));
    } catch (failure) {
      setState(sourceId, { kind: 'failed', error: toLibraryError(failure) });
    }
  }

  async function lookAtBookmarks(folder: FollowedFolder): Promise<void> {
    const bookmarks = await platform.readBookmarks();
    if (bookmarks === null) setState(folder.sourceId, { kind: 'no-access' });
    else await look(folder, { kind: 'bookmarks', bookmarks });
  }

  /** Shows what has changed as an import's preview. */
  function show(sourceId: string): void {
    const state = store.get().states.get(sourceId);
    if (state?.kind !== 'changed') return;
    setState(sourceId, { kind: 'waiting' });
    showPreview(state.preview);
  }

  async function follow(given: GivenFolder): Promise<void> {
    try {
      const check = await library.followFolder(given);
      if (check.kind === 'changed') showPreview(check.preview);
      await list();
    } catch (failure) {
      onFailure(failure);
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    list,
    async open() {
      await list();
      const { checksFolders } = await platform.getSettings();
      for (const folder of store.get().folders) {
        if (folder.kind === 'folder' && folder.handle === null) setState(folder.sourceId, { kind: 'choose-again' });
        else if (!checksFolders) setState(folder.sourceId, { kind: 'waiting' });
        else if (folder.kind === 'bookmarks') await lookAtBookmarks(folder);
        else await look(folder);
      }
    },
    async act(folder) {
      if (store.get().states.get(folder.sourceId)?.kind === 'changed') return show(folder.sourceId);
      if (folder.kind === 'bookmarks') {
        if (await platform.allowBookmarks()) await lookAtBookmarks(folder);
        else setState(folder.sourceId, { kind: 'no-access' });
      } else if (folder.handle !== null) {
        await platform.allowFolder(folder.handle);
        await look(folder);
      }
      show(folder.sourceId);
    },
    async checkFiles(folder, files, paths) {
      await look(folder, { kind: 'files', files, paths });
      show(folder.sourceId);
    },
    async followFolder() {
      const handle = await platform.pickFolder();
      if (handle) await follow({ kind: 'handle', handle });
    },
    followFiles: (files, paths) => follow({ kind: 'files', files, paths }),
    async followBookmarks() {
      const isAllowed = await platform.allowBookmarks();
      const bookmarks = isAllowed ? await platform.readBookmarks() : null;
      store.set({ ...store.get(), areBookmarksRefused: bookmarks === null });
      if (bookmarks) await follow({ kind: 'bookmarks', bookmarks });
    },
  };
}
