import type { Segment } from '../../search/segment/open-segment.ts';
import { countKeys } from '../store/key-runs.ts';
import { BUNDLED_PART } from '../view/part.ts';
import type { LibraryContext } from '../write/context.ts';
import { collectGarbage } from './collect-garbage.ts';
import { copySegments } from './copy-segments.ts';
import { mergeSmallSegments } from './merge-small-segments.ts';
import { rebuildSegment } from './rebuild-segment.ts';

/**
 * Work that no answer waits for, step by step. One that fails is no reason to leave the others undone; the first failure is
 * thrown at the end. `maxPosts`: posts that one step may take up.
 */
export async function maintainLibrary(
  context: LibraryContext,
  maxPosts: number,
  takeDailySnapshot: () => Promise<void>,
): Promise<void> {
  const steps = [
    () => rebuildDamaged(context),
    takeDailySnapshot,
    () => rebuildOutdated(context, maxPosts),
    () => mergeSmallSegments(context, maxPosts),
    () => collectGarbage(context.world), // after the merge, which leaves posts that nobody needs
    () => copySegments(context.world.store), // last: only what stays is worth a copy
  ];
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((thrown) => failures.push(thrown));
  if (failures.length > 0) throw failures[0];
}

/** Checks every stored segment's checksum and rebuilds the damaged ones. Of a damaged copy the stored segment takes the place. */
async function rebuildDamaged(context: LibraryContext): Promise<void> {
  const { parts } = await context.reader.view();
  for (const part of parts) {
    if (part.id === BUNDLED_PART || isIntact(part.segment)) continue;
    if (part.segment.bytes === null) await readInsteadOfCopy(context, part.id, part.segment);
    else await rebuildSegment(context, part.id);
  }
}

function isIntact(segment: Segment): boolean {
  try {
    return segment.isIntact();
  } catch {
    return false; // a copy that has become shorter
  }
}

async function readInsteadOfCopy({ world, reader }: LibraryContext, id: number, copy: Segment): Promise<void> {
  copy.close();
  await world.store.dropSegmentFile(id);
  reader.forget(id);
  await reader.refresh();
}

/** Rebuilds segments of at most `maxPosts` that were built with other tables of the language than the package has. */
async function rebuildOutdated(context: LibraryContext, maxPosts: number): Promise<void> {
  const { builtWith } = await context.loadTools();
  for (const segment of (await context.world.store.readRecords()).manifest.segments) {
    if (segment.builtWith !== builtWith && countKeys(segment.keys) <= maxPosts)
      await rebuildSegment(context, segment.id);
  }
}
