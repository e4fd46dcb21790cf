import { LibraryFailure } from '../../protocol/library-failure.ts';

/** Free space without which the database is not even opened, bytes: a few times what a start writes. 8-64 MiB. */
export const ROOM_TO_OPEN = 16 * 1_048_576;

/** Free space without which nothing large is written, bytes: the largest batch of an import, and its compaction. 32-256 MiB. */
export const ROOM_TO_IMPORT = 64 * 1_048_576;

/**
 * Throws 'quota-full' when the disk has less room. A write that the full disk cuts off is what costs Chromium's users a
 * whole database (renew-log.ts), so none is begun there. For an extension with unlimitedStorage Chromium's quota is what is
 * stored and what is free. Firefox keeps databases in SQLite, which takes such a write back, and its quota says less.
 */
export async function assertDiskRoom(bytes: number): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const free = await estimateFreeBytes().catch(() => Number.POSITIVE_INFINITY);
  if (free < bytes) {
    throw new LibraryFailure({ code: 'quota-full', detail: { message: `${free} bytes free, ${bytes} needed` } });
  }
}

async function estimateFreeBytes(): Promise<number> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}
