import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { FolderRecord } from '../../library/store/folder-record.ts';
import type { LibraryManifest } from '../../library/store/manifest.ts';
import type { LibrarySnapshot } from '../../library/store/snapshot.ts';
import type { UndoEntry } from '../../library/store/undo-entry.ts';
import type { Post } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { LexiconGroup } from '../../protocol/lexicon-group.ts';
import { LIBRARY_DATABASE_NAME, LIBRARY_DATABASE_VERSION } from './library-database-name.ts';
import { upgradeLibraryDatabase } from './upgrade-library-database.ts';

/** The stored shapes of LIBRARY_DATABASE_VERSION. A change of any is a new version with its step in the upgrades. */
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
  /** The reader's own groups of the concept lexicon. Key: name of the concept. */
  concepts: { key: string; value: LexiconGroup };
  /** What is kept of followed folders. Key: id of the source. */
  folders: { key: string; value: FolderRecord };
}

export type LibraryDatabase = IDBPDatabase<LibraryDatabaseSchema>;

/**
 * Opens the library's database, upgrading it first when an older version wrote it. The upgrade is one transaction: if
 * it fails, or the browser dies in it, the old data stays under its old version.
 */
export function openLibraryDatabase(name = LIBRARY_DATABASE_NAME): Promise<LibraryDatabase> {
  let upgrading: Promise<void> = Promise.resolve();
  const opening = openDB<LibraryDatabaseSchema>(name, LIBRARY_DATABASE_VERSION, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      upgrading = upgradeLibraryDatabase(
        database as unknown as Parameters<typeof upgradeLibraryDatabase>[0], // older versions had other shapes
        oldVersion,
        transaction as unknown as Parameters<typeof upgradeLibraryDatabase>[2],
      );
      upgrading.catch(() => undefined); // told below
    },
    // Another page runs a newer version of the extension: let it upgrade. Our next call opens anew or fails.
    blocking: () => void opening.then((database) => unwrap(database).close()),
  });
  // What failed in the upgrade says more than "the transaction was aborted".
  return opening.catch(async (aborted) => {
    await upgrading;
    throw aborted;
  });
}
