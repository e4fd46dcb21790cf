import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { createIndexedDbStore } from '../../../../utils/platform/store/create-indexed-db-store.ts';
import type { LibraryDisk } from '../../../../utils/platform/store/library-disk.ts';
import { type LibraryDatabase, openLibraryDatabase } from '../../../../utils/platform/store/open-library-database.ts';
import { createSegmentCopies } from '../../../../utils/platform/store/segment-copies.ts';

function createDisk(isSet: () => Promise<boolean>): LibraryDisk {
  return {
    assertRoom: async () => {},
    renewLog: async () => {},
    isRemoved: async () => false,
    mark: { isSet, set: async () => {} },
    copies: createSegmentCopies(), // none outside a browser
  };
}

it('a request to a store that is open goes out before whoever asks goes on', async () => {
  const opened: LibraryDatabase[] = [];
  const open = async () => {
    const db = await openLibraryDatabase('requests-at-once');
    opened.push(db);
    return db;
  };
  const store = createIndexedDbStore(
    open,
    createDisk(async () => false),
  );
  await store.readPosts([1]);
  const [db] = opened;
  if (!db) throw new Error('The store was not opened.');
  const transaction = vi.spyOn(db, 'transaction');
  const reading = store.readPosts([1]);
  expect(transaction).toHaveBeenCalledTimes(1);
  expect(await reading).toEqual([undefined]);
  expect(opened).toHaveLength(1);
});

it('a loss that the reader was told of is not found again by a look that began before', async () => {
  const looks: ((isSet: boolean) => void)[] = [];
  const isSet = () => new Promise<boolean>((resolve) => looks.push(resolve));
  const store = createIndexedDbStore(() => openLibraryDatabase('lost-twice'), createDisk(isSet));
  await Promise.all([store.readRecords(), store.readRecords()]);
  looks[0]?.(true);
  await vi.waitFor(async () => expect((await store.readDamage()).isLost).toBe(true));
  store.forgetLoss();
  for (const answer of looks) answer(true);
  await Promise.all(looks.map(() => Promise.resolve()));
  expect((await store.readDamage()).isLost).toBe(false);
});
