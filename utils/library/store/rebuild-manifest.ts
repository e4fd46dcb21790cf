import { countTextBytes } from '../../post/count-text-bytes.ts';
import type { Post, Source } from '../../post/post.ts';
import { BUNDLED_SOURCE_ID } from '../../protocol/bundled-source.ts';
import { CLIPS_SOURCE_ID } from '../../protocol/clips-source.ts';
import { hasKey, type KeyRuns, toKeyRuns, unionKeyRuns } from './key-runs.ts';
import { createEmptyManifest, type LibraryManifest, listDeletedKeys } from './manifest.ts';
import type { LibrarySnapshot } from './snapshot.ts';
import {
  BundledShape,
  KeyRunsShape,
  keepReadable,
  parseStored,
  SegmentShape,
  SourceShape,
  StagingShape,
} from './stored-shapes.ts';
import type { UndoEntry } from './undo-entry.ts';

/**
 * Most posts of one segment. The segments named here are not stored: the reader finds that and builds each from its
 * posts, as it does with a damaged one.
 */
const SEGMENT_POSTS = 16_384;

/** Far beyond what any open page knows of, so that every page takes the rebuilt library for the newer one. */
const GENERATIONS_AHEAD = 1_000;

/** What is left of a library whose manifest is lost. */
export interface LibraryRemains {
  /** The record as it is, if there is any. What of it can still be read is kept. */
  manifest: unknown;
  undo: readonly UndoEntry[];
  snapshots: readonly LibrarySnapshot[];
  segmentIds: readonly number[];
}

export interface ManifestRebuilder {
  /** In the order of their keys. Null for a record that is no post. */
  add(key: number, post: Post | null): void;
  finish(): LibraryManifest;
}

/**
 * Makes a manifest from the posts themselves. Every post is live that the old record does not call deleted or unfinished;
 * where it says nothing, deleted posts come back, since too many posts are a smaller harm than too few.
 * No key and no number of a segment is below one that was ever given out, as far as anything names it.
 */
export function createManifestRebuilder({ manifest, undo, snapshots, segmentIds }: LibraryRemains): ManifestRebuilder {
  const old = readFields(manifest);
  const segments = keepReadable(SegmentShape, toList(old.segments));
  const staging = keepReadable(StagingShape, toList(old.staging));
  const newest = snapshots.at(-1);
  const isHidden = createKeyTest([...staging.map(({ keys }) => keys), listDeletedKeys(segments), toRuns(old.garbage)]);
  const byId = new Map<string, { key: number; sourceId: string; textBytes: number }>();
  const hidden: number[] = [];
  let highestKey = -1;

  return {
    add(key, post) {
      highestKey = Math.max(highestKey, key);
      if (post === null) return;
      if (isHidden(key)) hidden.push(key);
      else {
        const twin = byId.get(post.id);
        if (twin) hidden.push(twin.key); // an edit that came back to its text, or an import after a deletion
        byId.set(post.id, { key, sourceId: post.sourceId, textBytes: countTextBytes(post) });
      }
    },

    finish() {
      const staged = staging.flatMap(({ keys }) => [...keys]);
      const named = [
        ...staged,
        ...segments.flatMap(({ keys }) => [...keys]),
        ...snapshots.flatMap(({ live }) => [...live]),
      ];
      for (const { restore, remove } of undo) named.push(...restore, ...remove);
      const numbers = [...segmentIds, ...segments.map(({ id }) => id), ...staging.flatMap((each) => each.segmentIds)];
      const generations = [toCount(old.generation), ...[...undo, ...snapshots].map(({ generation }) => generation)];
      const rebuilt: LibraryManifest = {
        ...createEmptyManifest(),
        generation: max(generations) + GENERATIONS_AHEAD,
        nextPostKey: max([toCount(old.nextPostKey), highestKey + 1, ...named.map(([, end]) => end)]),
        nextSegmentId: max([toCount(old.nextSegmentId), ...numbers.map((id) => id + 1), 1]),
        sources: collectSources([...toList(old.sources), ...(newest?.sources ?? [])], [...byId.values()]),
        staging,
        garbage: toKeyRuns(hidden.filter((key) => !staging.some(({ keys }) => hasKey(keys, key)))),
        wasRebuilt: true,
      };
      rebuilt.bundled = parseStored(BundledShape, old.bundled) ?? newest?.bundled ?? rebuilt.bundled;
      const live = [...byId.values()].map(({ key }) => key).sort((a, b) => a - b);
      for (let start = 0; start < live.length; start += SEGMENT_POSTS) {
        const keys = toKeyRuns(live.slice(start, start + SEGMENT_POSTS));
        rebuilt.segments.push({ id: rebuilt.nextSegmentId++, keys, bytes: 0, builtWith: '', deleted: null });
      }
      return rebuilt;
    },
  };
}

/** Sources with the posts that are there now; one without a name for posts whose source nobody remembers. */
function collectSources(
  remembered: readonly unknown[],
  posts: readonly { sourceId: string; textBytes: number }[],
): Source[] {
  const sources = new Map<string, Source>();
  for (const source of keepReadable(SourceShape, remembered)) {
    if (!sources.has(source.id)) sources.set(source.id, { ...source, postCount: 0, textBytes: 0 });
  }
  for (const { sourceId, textBytes } of posts) {
    if (sourceId === BUNDLED_SOURCE_ID) continue; // an edited one: its source comes with the package
    const source = sources.get(sourceId) ?? createSource(sourceId);
    sources.set(sourceId, { ...source, postCount: source.postCount + 1, textBytes: source.textBytes + textBytes });
  }
  return [...sources.values()].filter(({ postCount }) => postCount > 0);
}

function createSource(id: string): Source {
  const kind = id === CLIPS_SOURCE_ID ? 'clips' : 'import';
  return { id, kind, name: '', format: '', postCount: 0, textBytes: 0, createdAt: '', isOn: true };
}

function createKeyTest(lists: readonly KeyRuns[]): (key: number) => boolean {
  const all = lists.reduce((sum, runs) => unionKeyRuns(sum, runs), []);
  return (key) => hasKey(all, key);
}

function readFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toRuns(value: unknown): KeyRuns {
  return parseStored(KeyRunsShape, value) ?? [];
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function max(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}
