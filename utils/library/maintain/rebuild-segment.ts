import { hasKey, toRunsInOrder } from '../store/key-runs.ts';
import { type LibraryManifest, listDeletedKeys } from '../store/manifest.ts';
import type { LibraryContext } from '../write/context.ts';

/** Posts read at once while a segment is rebuilt, about 4 KB each. Higher: more memory. Lower: more transactions. 100-10,000. */
const REBUILD_BATCH = 500;

/**
 * Rebuilds one segment from its posts: without the write lock, so that nobody waits; then commits under it, if the
 * segment is still live.
 */
export function rebuildSegment(
  { world: { store, coordination }, reader, writer, loadTools }: LibraryContext,
  segmentId: number,
): Promise<void> {
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
      const now = manifest.segments.find((segment) => segment.id === segmentId);
      if (!now) return { commit: null, result: undefined };
      const next: LibraryManifest = { ...manifest, generation: manifest.generation + 1 };
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
