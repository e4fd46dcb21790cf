import type { Post } from '../../post/post.ts';
import { BUNDLED_SOURCE_ID } from '../../protocol/bundled-source.ts';
import { LibraryIndex } from '../../search/index/library-index.ts';
import { openSegment } from '../../search/segment/open-segment.ts';
import { openSegmentFile } from '../../search/segment/open-segment-file.ts';
import { isReadOnDemand } from '../store/is-read-on-demand.ts';
import { countKeys } from '../store/key-runs.ts';
import type { ManifestSegment } from '../store/manifest.ts';
import type { LibraryRecords, LibraryStore } from '../store/store.ts';
import type { LibraryWorld } from '../store/world.ts';
import { type BundledPosts, openBundledPosts } from './bundled-posts.ts';
import { BUNDLED_POSTS_PATH, BUNDLED_SEGMENT_PATH } from './packaged-files.ts';
import { BUNDLED_PART, type LibraryPart } from './part.ts';
import { type LibraryView, locatePost } from './view.ts';

/** Posts kept after being read, newest use last. About 4 KB each: 1,000 are 4 MB. Range 100-10,000. */
const POST_CACHE_SIZE = 1000;

/**
 * Posts of a damaged segment for whose repair the first answer waits: under a second. Larger ones are missing from the
 * answers until they are rebuilt. 0-10,000.
 */
const AWAITED_REPAIR_POSTS = 2_000;

export interface LibraryReader {
  /** The newest view that is known here. Loads at the first call. */
  view(): Promise<LibraryView>;
  /** Reads the records again and loads what is new. */
  refresh(): Promise<LibraryView>;
  /** The view of exactly these records. */
  viewOf(records: Pick<LibraryRecords, 'manifest' | 'dismissals'>): Promise<LibraryView>;
  bundledPosts(): Promise<BundledPosts>;
  /** Forgets a stored segment's bytes, because they turned out to be damaged. */
  forget(segmentId: number): void;
  /** Forgets all that was read: the store holds another library now, or none. */
  readAnew(): void;
  /** True when the library that was read here before is gone from the store. */
  readonly wasCleared: boolean;
  forgetClearing(): void;
}

/** Keeps one library view in memory. Segments are immutable, so a newer view shares all it can with the older one. */
export function createLibraryReader(
  world: Pick<LibraryWorld, 'readAsset'> & { store: LibraryStore },
  repair: (segmentId: number) => Promise<void>,
): LibraryReader {
  const parts = new Map<LibraryPart['id'], Promise<LibraryPart | null>>();
  const cache = new Map<number, Post>();
  const repairs: Promise<void>[] = [];
  let bundled: Promise<BundledPosts> | null = null;
  let current: Promise<LibraryView> | null = null;
  let newest: LibraryView | null = null;
  let knownGeneration = 0;
  let wasCleared = false;

  function bundledPosts(): Promise<BundledPosts> {
    bundled ??= world.readAsset(BUNDLED_POSTS_PATH).then(openBundledPosts);
    return bundled;
  }

  async function loadBundledPart(): Promise<LibraryPart> {
    const bytes = await world.readAsset(BUNDLED_SEGMENT_PATH);
    return { id: BUNDLED_PART, segment: openSegment(bytes), deleted: null };
  }

  async function loadFromCopy(id: number): Promise<LibraryPart | null> {
    const file = await world.store.openSegmentFile(id);
    try {
      if (file) return { id, segment: openSegmentFile(file), deleted: null };
    } catch {
      file?.close(); // damaged: the stored segment is read
      await world.store.dropSegmentFile(id).catch(() => undefined);
    }
    return null;
  }

  async function loadStoredPart(id: number, postCount: number): Promise<LibraryPart | null> {
    const bytes = await world.store.readSegmentIndex(id);
    try {
      if (bytes) return { id, segment: openSegment(bytes), deleted: null };
    } catch {
      // Not a segment of this version, or damaged: rebuilt below from its posts.
    }
    const repairing = repair(id).catch(() => undefined); // the next page tries again
    if (postCount <= AWAITED_REPAIR_POSTS) repairs.push(repairing);
    return null;
  }

  async function loadSegment(segment: ManifestSegment, all: readonly ManifestSegment[]): Promise<LibraryPart | null> {
    const fromCopy = isReadOnDemand(segment, all) ? await loadFromCopy(segment.id) : null;
    return fromCopy ?? loadStoredPart(segment.id, countKeys(segment.keys));
  }

  function part(id: LibraryPart['id'], load: () => Promise<LibraryPart | null>): Promise<LibraryPart | null> {
    let loading = parts.get(id);
    if (!loading) {
      loading = load();
      parts.set(id, loading);
      loading.catch(() => parts.delete(id));
    }
    return loading;
  }

  async function viewOf({
    manifest,
    dismissals,
  }: Pick<LibraryRecords, 'manifest' | 'dismissals'>): Promise<LibraryView> {
    const [packaged, ...stored] = await Promise.all([
      part(BUNDLED_PART, loadBundledPart),
      ...manifest.segments.map(async (segment) =>
        withDeleted(await part(segment.id, () => loadSegment(segment, manifest.segments)), segment),
      ),
    ]);
    const live = [...(packaged ? [withoutIds(packaged, manifest.bundled.deletedIds)] : []), ...stored].filter(
      (p) => p !== null,
    );
    for (const id of parts.keys()) if (!live.some((p) => p.id === id)) parts.delete(id);
    const starts = [0];
    for (const { segment } of live) starts.push((starts.at(-1) ?? 0) + segment.postCount);
    const offSources = new Set(manifest.sources.filter((source) => !source.isOn).map((source) => source.id));
    if (!manifest.bundled.isOn) offSources.add(BUNDLED_SOURCE_ID);
    const indexed = live.map(({ segment, deleted }) => ({ segment, deleted }));
    const index = new LibraryIndex(indexed, { offSources });
    let whole: LibraryIndex | null = offSources.size === 0 ? index : null;
    const located = { parts: live, starts };
    return {
      manifest,
      dismissals,
      ...located,
      index,
      get whole() {
        whole ??= new LibraryIndex(indexed);
        return whole;
      },
      loadPosts: (numbers) => loadPosts(located, numbers),
    };
  }

  async function loadPosts(view: Pick<LibraryView, 'parts' | 'starts'>, numbers: readonly number[]): Promise<Post[]> {
    const found: (Post | null)[] = [];
    const missing: { at: number; key: number }[] = [];
    const packaged: { at: number; local: number }[] = [];
    for (const [at, number] of numbers.entries()) {
      const { part: holder, local } = locatePost(view, number);
      if (holder.id === BUNDLED_PART) {
        found.push(null);
        packaged.push({ at, local });
        continue;
      }
      const key = holder.segment.ordinalOf(local);
      const cached = cache.get(key);
      found.push(cached ?? null);
      if (!cached) missing.push({ at, key });
    }
    if (missing.length > 0) {
      const read = await world.store.readPosts(missing.map(({ key }) => key));
      for (const [i, { at, key }] of missing.entries()) {
        const post = read[i];
        if (!post) continue;
        found[at] = post;
        cache.set(key, post);
      }
      for (const key of cache.keys()) {
        if (cache.size <= POST_CACHE_SIZE) break;
        cache.delete(key);
      }
    }
    for (const { at, local } of packaged) found[at] = (await bundledPosts()).postAt(local);
    return found.filter((post) => post !== null);
  }

  async function awaitRepairs(view: LibraryView): Promise<LibraryView> {
    if (repairs.length === 0) return view;
    await Promise.all(repairs.splice(0));
    return viewOf(await world.store.readRecords());
  }

  /** Two loads may overtake each other: the newer generation stays. Never waits for a load that waits for a repair. */
  function keepNewer(view: LibraryView): LibraryView {
    if (newest && newest.manifest.generation > view.manifest.generation) return newest;
    newest = view;
    current = Promise.resolve(view);
    // Generations only grow: a lower one, after the store was closed under us, is of another library.
    if (view.manifest.generation < knownGeneration) wasCleared = true;
    knownGeneration = view.manifest.generation;
    return view;
  }

  async function refresh(): Promise<LibraryView> {
    return keepNewer(await viewOf(await world.store.readRecords()));
  }

  return {
    view() {
      if (current) return current;
      part(BUNDLED_PART, loadBundledPart).catch(() => undefined); // its file need not wait for the records
      const loading = world.store.readRecords().then(viewOf).then(awaitRepairs).then(keepNewer);
      current = loading;
      loading.catch(() => {
        current = null; // the next call tries again
      });
      return loading;
    },
    refresh,
    viewOf,
    bundledPosts,
    forget: (segmentId) => parts.delete(segmentId),
    readAnew() {
      for (const id of parts.keys()) if (id !== BUNDLED_PART) parts.delete(id);
      cache.clear();
      newest = null;
      current = null;
    },
    get wasCleared() {
      return wasCleared;
    },
    forgetClearing() {
      wasCleared = false;
    },
  };
}

function withDeleted(part: LibraryPart | null, segment: ManifestSegment): LibraryPart | null {
  return part && { ...part, deleted: segment.deleted };
}

function withoutIds(part: LibraryPart, deletedIds: readonly string[]): LibraryPart {
  if (deletedIds.length === 0) return part;
  const ids = new Set(deletedIds);
  const deleted = new Uint8Array(part.segment.postCount);
  for (let number = 0; number < deleted.length; number++) if (ids.has(part.segment.idOf(number))) deleted[number] = 1;
  return { ...part, deleted };
}
