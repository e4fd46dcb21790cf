import { hasKey, subtractKeyRuns, toKeyRuns, toRunsInOrder, unionKeyRuns } from '../store/key-runs.ts';
import {
  forEachPost,
  type LibraryManifest,
  listDeletedKeys,
  listLiveKeys,
  type ManifestSegment,
} from '../store/manifest.ts';
import { mergePostTables, openPostTable } from '../view/post-table.ts';
import type { LibraryContext } from '../write/context.ts';
import { chooseMerge } from './choose-merge.ts';
import { rebuildSegment } from './rebuild-segment.ts';

type MergeStep = { kind: 'none' | 'merged' } | { kind: 'damaged'; segmentIds: number[] };

/** Merges small segments and drops deleted posts, until no merge of at most `maxPosts` is worth it. */
export async function mergeSmallSegments(context: LibraryContext, maxPosts: number): Promise<void> {
  for (;;) {
    const step = await context.world.coordination.lock('merge', () => mergeOnce(context, maxPosts));
    if (step.kind === 'none') return;
    // Rebuilding a segment makes a whole table, too.
    if (step.kind === 'damaged') for (const id of step.segmentIds) await rebuildSegment(context, id);
  }
}

/** Merges without the write lock, so that nobody waits; then commits under it, if the inputs are still live. */
async function mergeOnce(
  { world: { store }, reader, writer, loadTools }: LibraryContext,
  maxPosts: number,
): Promise<MergeStep> {
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
    const now = chosen.map((id) => manifest.segments.find((segment) => segment.id === id));
    const liveNow = listLiveKeys(now.filter((segment) => segment !== undefined));
    // Somebody else merged one of them, or brought a deleted post back, while this was at work: try again.
    const isStale =
      now.some((segment) => segment === undefined) || subtractKeyRuns(liveNow, toKeyRuns(keys)).length > 0;
    if (isStale) return { commit: null, result: undefined };
    const next: LibraryManifest = { ...manifest, generation: manifest.generation + 1 };
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
