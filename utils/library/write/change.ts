import { countTextBytes } from '../../post/count-text-bytes.ts';
import type { Post, Source } from '../../post/post.ts';
import type { KeyRuns } from '../store/key-runs.ts';
import { countKeys, hasKey, subtractKeyRuns, toKeyRuns } from '../store/key-runs.ts';
import { forEachPost, type LibraryManifest, type ManifestSegment } from '../store/manifest.ts';
import type { LibraryCommit, LibraryRecords, LibraryStore } from '../store/store.ts';
import { openPostTable } from '../view/post-table.ts';
import type { KeyedPost, SegmentTools } from '../view/segment-tools.ts';
import type { LibraryView } from '../view/view.ts';

/** What one action of the reader does to the library. Absent means: not touched. */
export interface LibraryChange {
  /** New posts. They get keys here and a segment of their own. */
  add?: Post[];
  /** Keys of posts to delete. Keys that are not live are skipped. */
  remove?: KeyRuns;
  /** Keys of deleted posts to make live again. */
  restore?: KeyRuns;
  deleteBundledIds?: string[];
  restoreBundledIds?: string[];
  bundled?: { name?: string; isOn?: boolean };
  /** Sources to add or replace. Their counts are set here, from the posts. */
  putSources?: Source[];
  removeSourceIds?: string[];
  /** Sources to remove unless a post of theirs is left: one that was edited or clipped since. */
  removeEmptySourceIds?: string[];
}

/**
 * Works out the commit that makes a change true. Reads posts only where a deleted post must come back whose segment
 * was merged away meanwhile.
 * Returns the keys given to `change.add`, too.
 */
export async function createCommit(
  world: { store: LibraryStore; tools: SegmentTools },
  records: LibraryRecords,
  view: LibraryView,
  change: LibraryChange,
): Promise<{ commit: LibraryCommit; addedKeys: KeyRuns }> {
  const manifest: LibraryManifest = structuredClone(records.manifest);
  const remove = change.remove ?? [];
  const restore = change.restore ?? [];
  const delta = createCountDelta();
  const held: number[] = [];

  for (const segment of manifest.segments) {
    if (remove.length === 0 && restore.length === 0) break;
    const changed = flipDeleted(segment, remove, restore, held);
    if (changed.length === 0) continue;
    for (const { isLive, sourceId, textBytes } of await describeChanged(world.store, view, segment.id, changed)) {
      delta.count(sourceId, isLive ? 1 : -1, textBytes);
    }
  }

  // Posts that must come back and lie in no segment any more: index them anew from the store.
  const returning: KeyedPost[] = [];
  const lost = subtractKeyRuns(restore, toKeyRuns(held));
  for (const [start, end] of lost) {
    for (const { key, post } of await world.store.readPostRange(start, end, end - start)) {
      if (post) returning.push({ key, post });
    }
  }
  manifest.garbage = subtractKeyRuns(manifest.garbage, toKeyRuns(returning.map(({ key }) => key)));

  const added: KeyedPost[] = (change.add ?? []).map((post) => ({ key: manifest.nextPostKey++, post }));
  const commit: LibraryCommit = { manifest, putPosts: added };
  const indexed = [...returning, ...added]; // ascending by key: new keys are larger than any given out before
  if (indexed.length > 0) commit.putSegments = buildSegments(world.tools, manifest, indexed, delta);

  const deletedIds = new Set(manifest.bundled.deletedIds);
  for (const id of change.deleteBundledIds ?? []) deletedIds.add(id);
  for (const id of change.restoreBundledIds ?? []) deletedIds.delete(id);
  manifest.bundled = { ...manifest.bundled, ...change.bundled, deletedIds: [...deletedIds].sort() };

  manifest.sources = updateSources(manifest.sources, change, delta);
  manifest.generation++;
  return { commit, addedKeys: toKeyRuns(added.map(({ key }) => key)) };
}

interface ChangedPost {
  key: number;
  number: number;
  isLive: boolean;
}

/** Source and size of changed posts: from index and table, or from the posts themselves where either is damaged. */
async function describeChanged(
  store: LibraryStore,
  view: LibraryView,
  segmentId: number,
  changed: readonly ChangedPost[],
): Promise<{ isLive: boolean; sourceId: string; textBytes: number }[]> {
  const part = view.parts.find(({ id }) => id === segmentId);
  const bytes = await store.readSegmentTable(segmentId);
  const table = bytes && openPostTable(bytes);
  if (part && table) {
    return changed.map(({ number, isLive }) => ({
      isLive,
      sourceId: part.segment.sourceIdOf(number),
      textBytes: table.textBytes[number] ?? 0,
    }));
  }
  const posts = await store.readPosts(changed.map(({ key }) => key));
  return changed.map(({ isLive }, i) => {
    const post = posts[i];
    return { isLive, sourceId: post?.sourceId ?? '', textBytes: post ? countTextBytes(post) : 0 };
  });
}

/** Sets and clears tombstones. Returns which posts changed and, in `held`, which of the keys to restore lie here. */
function flipDeleted(segment: ManifestSegment, remove: KeyRuns, restore: KeyRuns, held: number[]): ChangedPost[] {
  const deleted = segment.deleted ?? new Uint8Array(countKeys(segment.keys));
  const changed: ChangedPost[] = [];
  forEachPost(segment, (key, number, isDeleted) => {
    if (hasKey(restore, key)) {
      held.push(key);
      if (isDeleted) changed.push({ key, number, isLive: true });
    } else if (!isDeleted && hasKey(remove, key)) {
      changed.push({ key, number, isLive: false });
    }
  });
  for (const { number, isLive } of changed) deleted[number] = isLive ? 0 : 1;
  segment.deleted = deleted.includes(1) ? deleted : null;
  return changed;
}

/** Cuts posts into segments of the engine's size and enters them in the manifest. */
function buildSegments(
  tools: SegmentTools,
  manifest: LibraryManifest,
  posts: KeyedPost[],
  delta: CountDelta,
): NonNullable<LibraryCommit['putSegments']> {
  const built = [];
  for (let start = 0; start < posts.length; start += tools.maxPosts) {
    const builder = tools.createBuilder();
    const batch = posts.slice(start, start + tools.maxPosts);
    for (const keyed of batch) {
      delta.count(keyed.post.sourceId, 1, builder.add(keyed));
    }
    const segment = builder.finish(manifest.nextSegmentId++);
    manifest.segments.push({
      id: segment.id,
      keys: toKeyRuns(batch.map(({ key }) => key)),
      bytes: segment.index.length + segment.table.length,
      builtWith: tools.builtWith,
      deleted: null,
    });
    built.push(segment);
  }
  return built;
}

interface CountDelta {
  count(sourceId: string, posts: number, textBytes: number): void;
  of(sourceId: string): { posts: number; textBytes: number };
}

function createCountDelta(): CountDelta {
  const counts = new Map<string, { posts: number; textBytes: number }>();
  const none = { posts: 0, textBytes: 0 };
  return {
    count(sourceId, posts, textBytes) {
      const so = counts.get(sourceId) ?? none;
      counts.set(sourceId, { posts: so.posts + posts, textBytes: so.textBytes + Math.sign(posts) * textBytes });
    },
    of: (sourceId) => counts.get(sourceId) ?? none,
  };
}

function updateSources(sources: readonly Source[], change: LibraryChange, delta: CountDelta): Source[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const source of change.putSources ?? []) {
    const known = byId.get(source.id);
    byId.set(source.id, { ...source, postCount: known?.postCount ?? 0, textBytes: known?.textBytes ?? 0 });
  }
  for (const id of change.removeSourceIds ?? []) byId.delete(id);
  const counted = [...byId.values()].map((source) => {
    const { posts, textBytes } = delta.of(source.id);
    return { ...source, postCount: source.postCount + posts, textBytes: source.textBytes + textBytes };
  });
  const emptied = change.removeEmptySourceIds ?? [];
  return counted.filter(({ id, postCount }) => postCount > 0 || !emptied.includes(id));
}
