import { hasKey, type KeyRuns, subtractKeyRuns, toKeyRuns } from '../store/key-runs.ts';
import type { LibraryStore } from '../store/store.ts';
import type { UndoEntry } from '../store/undo-entry.ts';
import { BUNDLED_PART, isDeleted } from '../view/part.ts';
import { type LibraryView, locatePost } from '../view/view.ts';

/**
 * Of the deleted posts that an undo would bring back, those that the library has again under the same id: imported or
 * written anew since. Bringing them back as well would show each twice.
 */
export async function listKnown(
  store: Pick<LibraryStore, 'readPostRange'>,
  view: LibraryView,
  { restore, restoreBundledIds, remove }: Pick<UndoEntry, 'restore' | 'restoreBundledIds' | 'remove'>,
): Promise<{ keys: KeyRuns; bundledIds: string[] }> {
  /** Live now, and not about to be removed by the same undo. */
  function stays(id: string): boolean {
    const number = view.whole.findById(id);
    if (number < 0) return false;
    const { part, local } = locatePost(view, number);
    return part.id === BUNDLED_PART || !hasKey(remove, part.segment.ordinalOf(local));
  }

  const known: number[] = [];
  const held: number[] = [];
  for (const part of view.parts) {
    if (part.id === BUNDLED_PART || restore.length === 0) continue;
    for (let local = 0; local < part.segment.postCount; local++) {
      const key = part.segment.ordinalOf(local);
      if (!hasKey(restore, key)) continue;
      held.push(key);
      if (isDeleted(part, local) && stays(part.segment.idOf(local))) known.push(key);
    }
  }
  // Posts whose segment was merged without them, or is damaged, are asked for their ids themselves.
  for (const [start, end] of subtractKeyRuns(restore, toKeyRuns(held))) {
    for (const { key, post } of await store.readPostRange(start, end, end - start)) {
      if (post && stays(post.id)) known.push(key);
    }
  }
  return { keys: toKeyRuns(known), bundledIds: restoreBundledIds.filter(stays) };
}
