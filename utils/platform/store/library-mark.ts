/** An empty file of the extension's own file system. */
const MARK_FILE = 'library-has-posts';

/**
 * Whether there is a library with posts of the reader's, kept apart from the database: a browser that finds a database
 * damaged removes it without a word, and what then opens looks like that of somebody who has just begun.
 */
export interface LibraryMark {
  isSet(): Promise<boolean>;
  set(hasPosts: boolean): Promise<void>;
}

/** The mark in the browser. Where there is no such file system (private windows of Firefox) it is never set. */
export function createLibraryMark(): LibraryMark {
  return {
    async isSet() {
      const directory = await navigator.storage.getDirectory();
      return directory.getFileHandle(MARK_FILE).then(
        () => true,
        () => false,
      );
    },
    async set(hasPosts) {
      const directory = await navigator.storage.getDirectory();
      if (hasPosts) await directory.getFileHandle(MARK_FILE, { create: true });
      else await directory.removeEntry(MARK_FILE).catch(() => undefined); // there was none
    },
  };
}
