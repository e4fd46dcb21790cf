import type { Source } from '../../post/post.ts';
import { type KeyRuns, toKeyRuns, unionKeyRuns } from './key-runs.ts';

/** One live segment: an immutable index over posts of the store. */
export interface ManifestSegment {
  id: number;
  /**
   * Keys of its posts in the order of their numbers there. With it a damaged segment can be rebuilt from the posts
   * without reading a byte of it.
   */
  keys: KeyRuns;
  /** Bytes of its index and its table as stored. */
  bytes: number;
  /** Which tables of the language its norms and vectors were made with (see segment-tools.ts). '' when unknown. */
  builtWith: string;
  /** 1 for a post that is deleted, by the segment's post number; null while none is. */
  deleted: Uint8Array | null;
}

/** Calls back for every post of a segment, deleted ones too, in the order of their numbers. */
export function forEachPost(
  segment: Pick<ManifestSegment, 'keys' | 'deleted'>,
  visit: (key: number, number: number, isDeleted: boolean) => void,
): void {
  let number = 0;
  for (const [start, end] of segment.keys) {
    for (let key = start; key < end; key++, number++) visit(key, number, segment.deleted?.[number] === 1);
  }
}

/** Keys of the live posts of all segments, ascending. */
export function listLiveKeys(segments: readonly ManifestSegment[]): KeyRuns {
  let live: KeyRuns = [];
  for (const segment of segments) {
    if (segment.deleted === null) {
      live = unionKeyRuns(live, segment.keys);
      continue;
    }
    const keys: number[] = [];
    forEachPost(segment, (key, _, isDeleted) => {
      if (!isDeleted) keys.push(key);
    });
    live = unionKeyRuns(live, toKeyRuns(keys));
  }
  return live;
}

/** Keys of the deleted posts of segments. */
export function listDeletedKeys(segments: readonly ManifestSegment[]): KeyRuns {
  const keys: number[] = [];
  for (const segment of segments) {
    forEachPost(segment, (key, _, isDeleted) => {
      if (isDeleted) keys.push(key);
    });
  }
  return toKeyRuns(keys);
}

/** Posts and segments that an unfinished import has written. They belong to nobody until it commits. */
export interface Staging {
  id: string;
  keys: KeyRuns;
  segmentIds: number[];
}

/**
 * What is live: the one record whose replacement makes a change happen. Whatever the store holds beside what the
 * manifest names is swept away at the next start.
 */
export interface LibraryManifest {
  /** Grows by one with every commit. A commit that expected another generation is refused. */
  generation: number;
  nextPostKey: number;
  nextSegmentId: number;
  segments: ManifestSegment[];
  /** Imports and clips. The bundled source comes with the package; only what the reader changed of it is kept. */
  sources: Source[];
  bundled: {
    /** Empty while the reader has not renamed it. */
    name: string;
    isOn: boolean;
    /** Bundled posts that the reader deleted or edited, by id: numbers change when the package does. */
    deletedIds: string[];
  };
  staging: Staging[];
  /** Posts that no segment holds any more; removed once no snapshot and no undo needs them. */
  garbage: KeyRuns;
  /** It was lost once and made again from the posts (rebuild-manifest.ts); true until the reader has been told. */
  wasRebuilt: boolean;
}

export function createEmptyManifest(): LibraryManifest {
  return {
    generation: 0,
    nextPostKey: 0,
    nextSegmentId: 1,
    segments: [],
    sources: [],
    bundled: { name: '', isOn: true, deletedIds: [] },
    staging: [],
    garbage: [],
    wasRebuilt: false,
  };
}
