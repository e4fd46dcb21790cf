/** Holds nothing: it is made to be deleted. */
const SCRATCH_NAME = 'log-renewal';

/**
 * Makes Chromium begin a new log for this extension's databases. Chromium keeps them in LevelDB, which goes on writing in
 * the log of its last run, also when that ends in the middle of a record because the disk was full, the browser was killed
 * or the power went (google/leveldb#1287). At the next start the record reads as damage, and Chromium removes every
 * database of the extension. Deleting a database, any, writes the log's contents to tables and begins a new one; a few
 * milliseconds, measured. Failing is no harm of its own: it is done again at the next opening.
 */
export async function renewLog(databases: IDBFactory = indexedDB): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const opening = databases.open(SCRATCH_NAME);
  const scratch = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  scratch.close();
  const deleting = databases.deleteDatabase(SCRATCH_NAME);
  await new Promise<void>((resolve, reject) => {
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}
