import * as v from 'valibot';
import type { Post, Source } from '../../post/post.ts';
import type { Dismissal } from '../../protocol/dismissal.ts';
import type { LexiconGroup } from '../../protocol/lexicon-group.ts';
import { type FolderFile, type FolderRecord, type FolderUndo, isFolderFiles } from './folder-record.ts';
import { countKeys, type KeyRuns } from './key-runs.ts';
import type { LibraryManifest, ManifestSegment, Staging } from './manifest.ts';
import type { LibrarySnapshot } from './snapshot.ts';
import type { UndoEntry } from './undo-entry.ts';

/** A shape whose values are T, so that a type and its check cannot drift apart. */
type ShapeOf<T> = v.GenericSchema<unknown, T>;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Texts = v.array(v.string());

/** An empty run is no damage: an import without a new post reserved one. */
export const KeyRunsShape: ShapeOf<KeyRuns> = v.array(
  v.pipe(
    v.tuple([Count, Count]),
    v.check(([start, end]) => start <= end),
  ),
);

export const PostShape: ShapeOf<Post> = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  sourceId: v.string(),
  title: v.string(),
  titleIsDerived: v.boolean(),
  text: v.string(),
  url: v.string(),
  author: v.string(),
  publishedAt: v.string(),
  tags: Texts,
  reactions: v.array(v.object({ emoji: v.string(), count: Count })),
});

export const SourceShape: ShapeOf<Source> = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(['bundled', 'import', 'clips', 'folder', 'bookmarks']),
  name: v.string(),
  format: v.string(),
  postCount: v.number(),
  textBytes: v.number(),
  createdAt: v.string(),
  isOn: v.boolean(),
});

export const SegmentShape: ShapeOf<ManifestSegment> = v.pipe(
  v.object({
    id: Count,
    keys: KeyRunsShape,
    bytes: v.number(),
    builtWith: v.string(),
    deleted: v.nullable(v.custom<Uint8Array>((value) => ArrayBuffer.isView(value))),
  }),
  v.check(({ deleted, keys }) => deleted === null || deleted.length === countKeys(keys)),
);

export const StagingShape: ShapeOf<Staging> = v.object({
  id: v.string(),
  keys: KeyRunsShape,
  segmentIds: v.array(Count),
});

export const BundledShape: ShapeOf<LibraryManifest['bundled']> = v.object({
  name: v.string(),
  isOn: v.boolean(),
  deletedIds: Texts,
});

export const ManifestShape: ShapeOf<LibraryManifest> = v.object({
  generation: Count,
  nextPostKey: Count,
  nextSegmentId: Count,
  segments: v.array(SegmentShape),
  sources: v.array(SourceShape),
  bundled: BundledShape,
  staging: v.array(StagingShape),
  garbage: KeyRunsShape,
  wasRebuilt: v.optional(v.boolean(), false),
});

/** As much of a manifest as a commit is checked against. */
export const GenerationShape: ShapeOf<Pick<LibraryManifest, 'generation'>> = v.object({ generation: Count });

/** Records of before generations were kept have none: they are older than all that have one. */
const Generation = v.optional(Count, 0);

export const DismissalShape: ShapeOf<Dismissal> = v.object({
  undoToken: v.string(),
  postId: v.string(),
  postTitle: v.string(),
  pageUrl: v.nullable(v.string()),
  createdAt: v.string(),
});

const FolderFiles = v.custom<FolderFile[]>(isFolderFiles);

export const FolderShape: ShapeOf<FolderRecord> = v.object({
  sourceId: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(['folder', 'bookmarks']),
  name: v.string(),
  handle: v.unknown(),
  files: FolderFiles,
});

const FolderUndoShape: ShapeOf<FolderUndo> = v.object({ sourceId: v.string(), files: FolderFiles, added: Texts });

export const UndoShape: ShapeOf<UndoEntry> = v.object({
  token: v.string(),
  generation: Generation,
  createdAt: v.string(),
  restore: KeyRunsShape,
  remove: KeyRunsShape,
  restoreBundledIds: Texts,
  restoreSources: v.array(SourceShape),
  removeSourceIds: Texts,
  dismissals: v.exactOptional(v.array(DismissalShape)),
  folder: v.exactOptional(FolderUndoShape),
});

export const SnapshotShape: ShapeOf<LibrarySnapshot> = v.object({
  id: v.string(),
  generation: Generation,
  createdAt: v.string(),
  reason: v.string(),
  live: KeyRunsShape,
  sources: v.array(SourceShape),
  bundled: BundledShape,
  postCount: v.number(),
  bytes: v.number(),
});

export const ConceptShape: ShapeOf<LexiconGroup> = v.object({
  concept: v.string(),
  field: v.string(),
  terms: Texts,
  topic: v.exactOptional(v.string()),
  isLoose: v.exactOptional(v.boolean()),
});

/** The records of a list that have the shape. The others are skipped: one damaged record costs that record. */
export function keepReadable<T>(shape: ShapeOf<T>, records: readonly unknown[]): T[] {
  return records.map((record) => parseStored(shape, record)).filter((record) => record !== null);
}

/** Null when a stored value has not the shape. */
export function parseStored<T>(shape: ShapeOf<T>, value: unknown): T | null {
  const parsed = v.safeParse(shape, value, { abortEarly: true });
  return parsed.success ? parsed.output : null;
}
