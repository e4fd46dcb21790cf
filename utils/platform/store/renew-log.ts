import { deleteDB, openDB } from 'idb';

/** Holds nothing: it is made to be deleted. */
const SCRATCH_NAME = 'log-renewal';

/**
 * Makes Chromium begin a new log for this extension's databases. Chromium keeps them in LevelDB, which goes on writing in
 * the log of its last run, also when that ends in the middle of a record because the disk was full, the browser was killed
 * or the power went (google/leveldb#1287). At the next start the record reads as damage, and Chromium removes every
 * database of the extension. Deleting a database, any, writes the log's contents to tables and begins a new one; a few
 * milliseconds, measured. Failing is no harm of its own: it is done again at the next opening.
 */
export async function renewLog(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  (await openDB(SCRATCH_NAME)).close();
  await deleteDB(SCRATCH_NAME);
}
