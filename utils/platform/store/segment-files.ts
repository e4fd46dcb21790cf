import type { LibraryStore } from '../../library/store/store.ts';
import { ROOM_TO_IMPORT } from './disk-room.ts';
import type { LibraryDisk } from './library-disk.ts';
import type { LibraryDatabase } from './open-library-database.ts';

/** How the store runs what needs its database. */
type WithDatabase = <T>(work: (db: LibraryDatabase) => Promise<T>) => Promise<T>;

/** The store's part that reads segments from copies of them. Nothing depends on a copy: whoever gets none reads the segment. */
export function createSegmentFiles(
  withDatabase: WithDatabase,
  { copies, assertRoom }: Pick<LibraryDisk, 'copies' | 'assertRoom'>,
): Pick<LibraryStore, 'openSegmentFile' | 'keepSegmentFiles' | 'dropSegmentFile'> {
  /** Segments whose copy turned out to be damaged. */
  const distrusted = new Set<number>();
  const readStored = (id: number) => withDatabase(async (db) => (await db.get('segments', id))?.index);
  return {
    async openSegmentFile(id) {
      if (!copies.areSupported || distrusted.has(id)) return null;
      const stored = await readStored(id);
      return stored ? copies.open(id, stored) : null;
    },

    async keepSegmentFiles(ids) {
      if (!copies.areSupported) return;
      for (const id of await copies.list()) if (!ids.includes(id)) await copies.remove(id);
      for (const id of ids) {
        const stored = await readStored(id);
        if (!stored) continue;
        const whole = await copies.open(id, stored);
        whole?.close();
        if (whole) continue;
        await assertRoom(stored.size + ROOM_TO_IMPORT);
        await copies.write(id, stored).catch(() => undefined); // somebody else does: the next maintenance looks again
      }
    },

    async dropSegmentFile(id) {
      distrusted.add(id);
      await copies.remove(id);
    },
  };
}
