import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Dismissal } from '../../library/dismissal.ts';
import type { LibraryManifest } from '../../library/library-manifest.ts';
import type { LibrarySnapshot } from '../../library/library-snapshot.ts';
import type { Post } from '../../library/post.ts';
import type { UndoEntry } from '../../library/undo-entry.ts';
import { upgradeLibraryDatabase } from './upgrade-library-database.ts';

/** Stored shapes of version 1. A new version is a new entry in the upgrades, never a change of an old one. */
export interface LibraryDatabaseSchema extends DBSchema {
  /** Key: post key, given out once and never again. */
  posts: { key: number; value: Post };
  segments: { key: number; value: { id: number; index: Blob; table: Blob } };
  /** One record, key MANIFEST_KEY. */
  manifest: { key: string; value: LibraryManifest };
  /** Key: undo token. */
  dismissals: { key: string; value: Dismissal };
  undo: { key: string; value: UndoEntry };
  snapshots: { key: string; value: LibrarySnapshot };
}

export type LibraryDatabase = IDBPDatabase<LibraryDatabaseSchema>;

export const LIBRARY_DATABASE_NAME = 'library';
export const LIBRARY_DATABASE_VERSION = 1;
export const MANIFEST_KEY = 'current';

/**
 * Opens the library's database, upgrading it first when an older version wrote it. The upgrade is one transaction: if
 * it fails, or the browser dies in it, the old data stays under its old version.
 */
export function openLibraryDatabase(name = LIBRARY_DATABASE_NAME): Promise<LibraryDatabase> {
  return openDB<LibraryDatabaseSchema>(name, LIBRARY_DATABASE_VERSION, {
    upgrade: (database, oldVersion, _newVersion, transaction) =>
      upgradeLibraryDatabase(database, oldVersion, transaction),
    // Another page runs a newer version of the extension: let it upgrade. Our next call opens anew or fails.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}
