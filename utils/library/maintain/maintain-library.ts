import { verifySegment } from '../../search/segment/verify-segment.ts';
import { countKeys } from '../store/key-runs.ts';
import { BUNDLED_PART } from '../view/part.ts';
import type { LibraryContext } from '../write/context.ts';
import { collectGarbage } from './collect-garbage.ts';
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
    () => collectGarbage(context.world), // last: a merge leaves posts that nobody needs
  ];
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((thrown) => failures.push(thrown));
  if (failures.length > 0) throw failures[0];
}

/** Checks every stored segment's checksum and rebuilds the damaged ones. */
async function rebuildDamaged(context: LibraryContext): Promise<void> {
  const { parts } = await context.reader.view();
  for (const part of parts) {
    if (part.id === BUNDLED_PART || verifySegment(part.segment.bytes)) continue;
    await rebuildSegment(context, part.id);
  }
}

/** Rebuilds segments of at most `maxPosts` that were built with other tables of the language than the package has. */
async function rebuildOutdated(context: LibraryContext, maxPosts: number): Promise<void> {
  const { builtWith } = await context.loadTools();
  for (const segment of (await context.world.store.readRecords()).manifest.segments) {
    if (segment.builtWith !== builtWith && countKeys(segment.keys) <= maxPosts)
      await rebuildSegment(context, segment.id);
  }
}
