import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { addBuiltWith } from '../../library/store/migrations/add-built-with.ts';

/**
 * Brings a database of any older version to the present one, inside the transaction that the browser opened for it.
 * Stores and records are as each version had them, so nothing here is typed by the present shapes. A step that fails
 * aborts the transaction: the database keeps its old version and all its data, and opening it fails.
 */
export async function upgradeLibraryDatabase(
  database: IDBPDatabase<unknown>,
  oldVersion: number,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  try {
    if (oldVersion < 1) {
      database.createObjectStore('posts');
      database.createObjectStore('segments');
      database.createObjectStore('manifest');
      database.createObjectStore('dismissals', { keyPath: 'undoToken' });
      database.createObjectStore('undo', { keyPath: 'token' });
      database.createObjectStore('snapshots', { keyPath: 'id' });
    }
    if (oldVersion < 2) {
      database.createObjectStore('concepts', { keyPath: 'concept' });
      const manifests = transaction.objectStore('manifest');
      const manifest: unknown = await manifests.get('current');
      if (manifest !== undefined) await manifests.put(addBuiltWith(manifest), 'current');
    }
    if (oldVersion < 3) database.createObjectStore('folders', { keyPath: 'sourceId' });
  } catch (thrown) {
    transaction.done.catch(() => undefined); // `thrown` says more
    // Without this the browser would commit what was done so far and call it the new version.
    transaction.abort();
    throw thrown;
  }
}
