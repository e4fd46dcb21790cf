import { countTextBytes } from '../../post/count-text-bytes.ts';
import type { Post } from '../../post/post.ts';
import { toLibraryError } from '../../protocol/library-failure.ts';
import type { KeyRuns } from '../store/key-runs.ts';
import type { LibraryManifest, Staging } from '../store/manifest.ts';
import type { PostToIndex } from '../store/segment-indexer.ts';
import type { LibraryContext } from '../write/context.ts';
import { forgetStaging, stagingLock } from '../write/staging.ts';
import { alternateIndexers } from './alternate-indexers.ts';
import { commitImport, type ImportToWrite, type Staged } from './commit-import.ts';
import { createSegmentIndexer } from './create-segment-indexer.ts';
import { createImportClock } from './import-clock.ts';

/** Posts written to the store at once. Higher: faster, and more in memory. 100-5,000. */
const BATCH_POSTS = 500;

/** Batches on their way to the store at once: while one is written the next is taken to the disk's thread. 1..4. */
const BATCHES_STORED_AT_ONCE = 2;

/**
 * Posts per segment while importing. A builder holds about 3 KB a post, and up to 50 MB of what it knows of terms; the
 * segments are merged afterwards. Smaller ones keep two threads busier at the end, and are more to search until they are
 * merged. 4,096-65,536; 4,096 is no faster.
 */
const SEGMENT_POSTS = 8_192;

/**
 * Writes an import as one unit. Its posts and segments are staged batch by batch, named in the manifest as nobody's;
 * one last commit makes them live together with their source. Whatever ends it before that commit (an error, a
 * cancel, a killed browser) leaves the library as it was, and the staged data is removed, at the latest at the next start.
 * Returns the token that undoes the import.
 */
export async function writeImport(
  context: LibraryContext,
  importing: ImportToWrite,
  onProgress: (done: { postsDone: number; bytesDone: number }) => void,
): Promise<string> {
  const { coordination } = context.world;
  return coordination.lock(stagingLock(importing.importId), async () => {
    try {
      const staging = await openStaging(context, importing);
      const staged = await stage(context, importing, staging, onProgress);
      importing.signal.throwIfAborted();
      return await commitImport(context, importing, staging, staged);
    } catch (thrown) {
      await forgetStaging(context.world, importing.importId).catch(() => undefined); // the next garbage collection does it
      throw thrown;
    }
  });
}

/** Reserves keys and segment numbers, and enters them in the manifest, so that garbage collection can find what was staged. */
async function openStaging({ writer }: LibraryContext, { importId, newCount }: ImportToWrite): Promise<Staging> {
  return writer.write(async ({ records }) => {
    const manifest: LibraryManifest = { ...records.manifest, generation: records.manifest.generation + 1 };
    const start = manifest.nextPostKey;
    manifest.nextPostKey += newCount;
    const segmentIds: number[] = [];
    for (let posts = 0; posts < newCount; posts += SEGMENT_POSTS) segmentIds.push(manifest.nextSegmentId++);
    const staging: Staging = {
      id: importId,
      keys: newCount > 0 ? [[start, manifest.nextPostKey]] : [],
      segmentIds,
    };
    manifest.staging = [...manifest.staging, staging];
    return { commit: { manifest }, result: staging };
  });
}

async function stage(
  { world, loadTools }: LibraryContext,
  { source, takes, events, gate, signal }: ImportToWrite,
  staging: Staging,
  onProgress: (done: { postsDone: number; bytesDone: number }) => void,
): Promise<Staged> {
  const tools = await loadTools();
  const now = () => world.now().getTime();
  const { startIndexer } = world;
  const indexer = startIndexer ? alternateIndexers(startIndexer) : createSegmentIndexer(tools, now);
  const clock = createImportClock(now);
  const staged: Staged = { segments: [], ids: [], textBytes: [] };
  const segmentIds = [...staging.segmentIds];
  const firstKey = staging.keys[0]?.[0] ?? 0;
  let key = firstKey;
  let segmentStart = key;
  let batch: PostToIndex[] = [];
  // Some batches and one segment are on their way to the store while the next are read.
  const storing: Promise<unknown>[] = [];
  let finishing: Promise<unknown> = Promise.resolve();
  let ids: string[] = [];
  let textBytes: number[] = [];
  let at = 0;

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const posts = batch;
    batch = [];
    const oldest = storing.length === BATCHES_STORED_AT_ONCE ? storing.shift() : undefined;
    if (oldest) await clock.waitFor('storing', oldest);
    const stored = clock.runStoring(
      world.store.stagePosts(posts.map(({ key: postKey, post }) => ({ key: postKey, post }))),
    );
    stored.catch(() => undefined); // reported by the wait for it
    storing.push(stored);
    await clock.waitFor('indexing', indexer.add(posts));
  }

  async function finishSegment(): Promise<void> {
    await clock.waitFor('indexing', finishing);
    const keys: KeyRuns = [[segmentStart, key]];
    segmentStart = key;
    staged.ids.push(ids);
    staged.textBytes.push(textBytes);
    ids = [];
    textBytes = [];
    finishing = indexer.finish(segmentIds.shift() ?? -1).then((segment) => {
      const bytes = segment.index.length + segment.table.length;
      staged.segments.push({ id: segment.id, keys, bytes, builtWith: tools.builtWith, deleted: null });
      return clock.runStoring(world.store.stageSegment(segment));
    });
    finishing.catch(() => undefined); // reported by the next wait
  }

  try {
    for await (const event of events) {
      if (event.kind !== 'post') continue;
      const identity = takes(event.post, at++);
      if (!identity) continue;
      const post: Post = { ...event.post, id: identity.id, sourceId: source.id };
      const bytes = countTextBytes(post);
      textBytes.push(bytes);
      ids.push(post.id);
      batch.push({ key, post, textKey: identity.textKey, textBytes: bytes });
      key++;
      const isSegmentFull = key - segmentStart === SEGMENT_POSTS;
      if (batch.length < BATCH_POSTS && !isSegmentFull) continue;
      await flush();
      if (isSegmentFull) await finishSegment();
      onProgress({ postsDone: key - firstKey, bytesDone: event.bytesDone });
      await gate.pass();
      signal.throwIfAborted();
    }
    await flush();
    if (key > segmentStart) await finishSegment();
    await clock.waitFor('storing', Promise.all(storing));
    await clock.waitFor('indexing', finishing);
    world.reportImport?.(clock.read(indexer.busyMs));
    return staged;
  } catch (thrown) {
    indexer.close();
    // Nothing may be written any more when the import is swept away.
    const ends = await Promise.allSettled([...storing, finishing]);
    // On a full disk posts and segment fail side by side, and not all of it is told as that.
    const full = ends.find((end) => end.status === 'rejected' && toLibraryError(end.reason).code === 'quota-full');
    throw full?.status === 'rejected' ? full.reason : thrown;
  } finally {
    indexer.close();
  }
}
