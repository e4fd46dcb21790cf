import { verifySegment } from '../search/segment/verify-segment.ts';
import { chooseMerge } from './choose-merge.ts';
import { countKeys, hasKey, type KeyRuns, subtractKeyRuns, toKeyRuns, unionKeyRuns } from './store/key-runs.ts';
import { forEachPost, type LibraryManifest, listLiveKeys, type ManifestSegment } from './store/manifest.ts';
import type { LibraryRecords } from './store/store.ts';
import { BUNDLED_PART } from './view/part.ts';
import { mergePostTables, openPostTable } from './view/post-table.ts';
import type { LibraryContext } from './write/context.ts';
import { forgetStaging, stagingLock } from './write/staging.ts';

/** Posts read at once while a segment is built again. About 4 KB each. Range 100-10,000. */
const REBUILD_BATCH = 500;

export interface LibraryUpkeep {
  /** Removes what imports that died have written, and posts that nothing needs any more. */
  sweep(): Promise<void>;
  /** Joins small segments and drops deleted posts, until nothing of at most `maxPosts` is worth joining. */
  merge(maxPosts: number): Promise<void>;
  /** Checks every stored segment's checksum and builds the damaged ones again. Returns how many were damaged. */
  verify(): Promise<number>;
  /** Builds segments of at most `maxPosts` again that were made with other tables of the language than the package has. */
  renew(maxPosts: number): Promise<void>;
  /** Builds one segment again from its posts. */
  rebuild(segmentId: number): Promise<void>;
}

type MergeStep = { kind: 'none' | 'merged' } | { kind: 'damaged'; segmentIds: number[] };

/** Work that no answer waits for. */
export function createLibraryUpkeep({ world, reader, writer, loadTools }: LibraryContext): LibraryUpkeep {
  const { store, coordination } = world;

  async function sweep(): Promise<void> {
    for (const staging of (await store.readRecords()).manifest.staging) {
      // The import's page holds this lock as long as it lives.
      await coordination.lockIfFree(stagingLock(staging.id), () => forgetStaging(world, staging.id));
    }
    await coordination.lock('write', async () => {
      const records = await store.readRecords();
      const known = listNamedSegments(records.manifest);
      const orphans = (await store.listSegmentIds()).filter((id) => !known.has(id));
      const garbage = listUnneeded(records);
      if (orphans.length > 0) await store.discard([], orphans);
      if (garbage.length === 0) return;
      await store.commit({
        manifest: {
          ...records.manifest,
          generation: records.manifest.generation + 1,
          garbage: subtractKeyRuns(records.manifest.garbage, garbage),
        },
        removePosts: garbage,
      });
    });
  }

  async function merge(maxPosts: number): Promise<void> {
    for (;;) {
      const step = await coordination.lock('merge', () => mergeOnce(maxPosts));
      if (step.kind === 'none') return;
      // Building a segment again makes a whole table, too.
      if (step.kind === 'damaged') for (const id of step.segmentIds) await rebuild(id);
    }
  }

  /** Joins without the write lock, so that nobody waits; then commits under it, if the inputs are still live. */
  async function mergeOnce(maxPosts: number): Promise<MergeStep> {
    const records = await store.readRecords();
    const view = await reader.viewOf(records);
    const tools = await loadTools();
    const chosen = chooseMerge(records.manifest.segments, Math.min(maxPosts, tools.maxPosts));
    const parts = chosen.map((id) => view.parts.find((part) => part.id === id));
    if (chosen.length === 0 || parts.some((part) => part === undefined)) return { kind: 'none' };
    const inputs = parts.filter((part) => part !== undefined);
    const deleted = inputs.map((part) => part.deleted);
    const index = tools.merge(
      inputs.map((part) => part.segment),
      deleted,
    );
    const tables = await Promise.all(chosen.map((id) => store.readSegmentTable(id)));
    const opened = tables.map((bytes) => bytes && openPostTable(bytes));
    if (opened.some((table) => table === null)) {
      return { kind: 'damaged', segmentIds: chosen.filter((_, i) => opened[i] === null) };
    }
    const table = mergePostTables(
      opened.filter((each) => each !== null),
      deleted,
    );
    const inputSegments = records.manifest.segments.filter((segment) => chosen.includes(segment.id));
    const keys = keepOrder(inputSegments);

    await writer.write(async ({ records: { manifest } }) => {
      const next: LibraryManifest = { ...manifest, generation: manifest.generation + 1 };
      const now = chosen.map((id) => manifest.segments.find((segment) => segment.id === id));
      const liveNow = listLiveKeys(now.filter((segment) => segment !== undefined));
      // Somebody else joined one of them, or brought a deleted post back, while this was at work: try again.
      const isStale =
        now.some((segment) => segment === undefined) || subtractKeyRuns(liveNow, toKeyRuns(keys)).length > 0;
      if (isStale) return { commit: { manifest: next }, result: undefined };
      const segment: ManifestSegment = {
        id: next.nextSegmentId++,
        keys: toRunsInOrder(keys),
        bytes: index.length + table.length,
        builtWith: inputSegments.every((input) => input.builtWith === tools.builtWith) ? tools.builtWith : '',
        deleted: null,
      };
      const deletedSince = Uint8Array.from(keys, (key) => (hasKey(liveNow, key) ? 0 : 1));
      if (deletedSince.includes(1)) segment.deleted = deletedSince;
      const others = manifest.segments.filter((other) => !chosen.includes(other.id));
      next.segments = keys.length > 0 ? [...others, segment] : others;
      next.garbage = unionKeyRuns(manifest.garbage, listDeletedKeys(inputSegments));
      return {
        commit: {
          manifest: next,
          putSegments: keys.length > 0 ? [{ id: segment.id, index, table }] : [],
          removeSegments: chosen,
        },
        result: undefined,
      };
    });
    return { kind: 'merged' };
  }

  async function verify(): Promise<number> {
    const { parts } = await reader.view();
    let damaged = 0;
    for (const part of parts) {
      if (part.id === BUNDLED_PART || verifySegment(part.segment.bytes)) continue;
      damaged++;
      await rebuild(part.id);
    }
    return damaged;
  }

  async function renew(maxPosts: number): Promise<void> {
    const { builtWith } = await loadTools();
    for (const segment of (await store.readRecords()).manifest.segments) {
      if (segment.builtWith !== builtWith && countKeys(segment.keys) <= maxPosts) await rebuild(segment.id);
    }
  }

  /** Builds without the write lock, so that nobody waits; then commits under it, if the segment is still live. */
  function rebuild(segmentId: number): Promise<void> {
    return coordination.lock('merge', async () => {
      const { manifest: before } = await store.readRecords();
      const damaged = before.segments.find((segment) => segment.id === segmentId);
      if (!damaged) return;
      const tools = await loadTools();
      const builder = tools.createBuilder();
      const keys: number[] = [];
      for (const [start, end] of damaged.keys) {
        for (let from = start; from < end; ) {
          const batch = await store.readPostRange(from, end, REBUILD_BATCH);
          for (const { key, post } of batch) {
            if (!post) continue; // a damaged record costs itself, not its segment
            builder.add({ key, post });
            keys.push(key);
          }
          from = (batch.at(-1)?.key ?? end) + 1;
        }
      }
      const built = builder.finish(0);
      await writer.write(async ({ records: { manifest } }) => {
        const next: LibraryManifest = { ...manifest, generation: manifest.generation + 1 };
        const now = manifest.segments.find((segment) => segment.id === segmentId);
        if (!now) return { commit: { manifest: next }, result: undefined };
        const segment = { ...built, id: next.nextSegmentId++ };
        const deletedKeys = listDeletedKeys([now]);
        const deleted = Uint8Array.from(keys, (key) => (hasKey(deletedKeys, key) ? 1 : 0));
        next.segments = manifest.segments.filter((other) => other.id !== segmentId);
        if (keys.length > 0) {
          next.segments.push({
            id: segment.id,
            keys: toRunsInOrder(keys),
            bytes: segment.index.length + segment.table.length,
            builtWith: tools.builtWith,
            deleted: deleted.includes(1) ? deleted : null,
          });
        }
        reader.forget(segmentId);
        const putSegments = keys.length > 0 ? [segment] : [];
        return { commit: { manifest: next, putSegments, removeSegments: [segmentId] }, result: undefined };
      });
    });
  }

  return { sweep, merge, verify, renew, rebuild };
}

function listNamedSegments(manifest: LibraryManifest): Set<number> {
  return new Set([
    ...manifest.segments.map(({ id }) => id),
    ...manifest.staging.flatMap(({ segmentIds }) => segmentIds),
  ]);
}

/** Garbage that no snapshot and no undo would bring back. */
function listUnneeded({ manifest, snapshots, undo }: LibraryRecords): KeyRuns {
  let needed: KeyRuns = [];
  for (const { live } of snapshots) needed = unionKeyRuns(needed, live);
  for (const { restore } of undo) needed = unionKeyRuns(needed, restore);
  return subtractKeyRuns(manifest.garbage, needed);
}

function listDeletedKeys(segments: readonly ManifestSegment[]): KeyRuns {
  const keys: number[] = [];
  for (const segment of segments) {
    forEachPost(segment, (key, _, isDeleted) => {
      if (isDeleted) keys.push(key);
    });
  }
  return toKeyRuns(keys);
}

/** Keys of the posts that a merge keeps, in its order. */
function keepOrder(segments: readonly ManifestSegment[]): number[] {
  const keys: number[] = [];
  for (const segment of segments) {
    forEachPost(segment, (key, _, isDeleted) => {
      if (!isDeleted) keys.push(key);
    });
  }
  return keys;
}

/** Runs of keys as they stand, neither sorted nor joined across a step back. */
function toRunsInOrder(keys: readonly number[]): KeyRuns {
  const runs: [number, number][] = [];
  for (const key of keys) {
    const last = runs.at(-1);
    if (last && key === last[1]) last[1]++;
    else runs.push([key, key + 1]);
  }
  return runs;
}
