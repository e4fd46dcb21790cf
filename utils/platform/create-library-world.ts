import type { LibraryWorld } from '../library/store/world.ts';
import { isSameFolder, listFolder } from './folders/list-folder.ts';
import { createCoordination } from './store/create-coordination.ts';
import { createIndexedDbStore } from './store/create-indexed-db-store.ts';

/** The library's world in the browser: IndexedDB, Web Locks, a BroadcastChannel, the package's own files. */
export function createLibraryWorld(): LibraryWorld {
  return {
    store: createIndexedDbStore(),
    coordination: createCoordination(),
    async readAsset(path) {
      // Workers of an extension have its origin, so the package's root is the root of their address.
      const response = await fetch(`/${path}`);
      if (!response.ok) throw new Error(`The package has no ${path}. Build it again.`);
      return new Uint8Array(await response.arrayBuffer());
    },
    now: () => new Date(),
    createToken: () => crypto.randomUUID(),
    listFolder,
    isSameFolder,
    rest: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
