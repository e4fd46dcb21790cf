import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LibraryDatabaseSchema } from './open-library-database.ts';

type UpgradeTransaction = IDBPTransaction<LibraryDatabaseSchema, StoreNames<LibraryDatabaseSchema>[], 'versionchange'>;

/** Brings a database of any older version to the present one, inside the transaction that the browser opened for it. */
export async function upgradeLibraryDatabase(
  database: IDBPDatabase<LibraryDatabaseSchema>,
  oldVersion: number,
  _transaction: UpgradeTransaction,
): Promise<void> {
  if (oldVersion < 1) {
    database.createObjectStore('posts');
    database.createObjectStore('segments');
    database.createObjectStore('manifest');
    database.createObjectStore('dismissals', { keyPath: 'undoToken' });
    database.createObjectStore('undo', { keyPath: 'token' });
    database.createObjectStore('snapshots', { keyPath: 'id' });
  }
}
