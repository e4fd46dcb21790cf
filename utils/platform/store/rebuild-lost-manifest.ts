import { createEmptyManifest, type LibraryManifest } from '../../library/store/manifest.ts';
import { createManifestRebuilder } from '../../library/store/rebuild-manifest.ts';
import {
  keepReadable,
  ManifestShape,
  PostShape,
  parseStored,
  SnapshotShape,
  UndoShape,
} from '../../library/store/stored-shapes.ts';
import { MANIFEST_KEY } from './library-database-name.ts';
import type { LibraryDatabase } from './open-library-database.ts';
import { sortByAge } from './sort-by-age.ts';

/** Posts read at once. About 4 KB each. Range 100-10,000. */
const BATCH_POSTS = 500;

/**
 * Writes a manifest made from the posts where there is none that can be read; a new, empty library where there are no posts
 * either. One transaction: no other page writes meanwhile, and of two pages that find the loss one mends it.
 */
export async function rebuildLostManifest(db: LibraryDatabase): Promise<LibraryManifest> {
  const stores = ['posts', 'segments', 'manifest', 'undo', 'snapshots'] as const;
  const transaction = db.transaction([...stores], 'readwrite', { durability: 'strict' });
  const [manifest, undo, snapshots, segmentIds] = await Promise.all([
    transaction.objectStore('manifest').get(MANIFEST_KEY),
    transaction.objectStore('undo').getAll(),
    transaction.objectStore('snapshots').getAll(),
    transaction.objectStore('segments').getAllKeys(),
  ]);
  const readable = parseStored(ManifestShape, manifest);
  if (readable) return readable; // another page was faster
  const rebuilder = createManifestRebuilder({
    manifest,
    undo: sortByAge(keepReadable(UndoShape, undo)),
    snapshots: sortByAge(keepReadable(SnapshotShape, snapshots)),
    segmentIds,
  });
  const posts = transaction.objectStore('posts');
  let hasPosts = false;
  for (let range: IDBKeyRange | null = null; ; ) {
    const [keys, values]: [number[], unknown[]] = await Promise.all([
      posts.getAllKeys(range, BATCH_POSTS),
      posts.getAll(range, BATCH_POSTS),
    ]);
    for (const [i, key] of keys.entries()) rebuilder.add(key, parseStored(PostShape, values[i]));
    const last = keys.at(-1);
    if (last === undefined) break;
    hasPosts = true;
    range = IDBKeyRange.lowerBound(last, true);
  }
  if (!hasPosts && manifest === undefined && segmentIds.length === 0) return createEmptyManifest();
  const rebuilt = rebuilder.finish();
  void transaction.objectStore('manifest').put(rebuilt, MANIFEST_KEY);
  await transaction.done;
  return rebuilt;
}
