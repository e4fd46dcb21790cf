/** What an empty database takes, bytes, and more than that: a library of a few posts has more. */
const EMPTY_BYTES = 65_536;
/** Looks, and the time between two, ms: the browser tells of a removal while it is still at work on it. */
const LOOKS = 10;
const PAUSE_MS = 300;

/**
 * Whether the browser has removed what this extension stored, after it closed the database. Asked without opening the
 * database again: it may have been closed because the disk is full, and every opening writes.
 */
export async function isStorageEmpty(): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    const { usage = Number.POSITIVE_INFINITY, ...rest } = await navigator.storage.estimate();
    if ((readDatabaseUsage(rest) ?? usage) < EMPTY_BYTES) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}

/** Chromium tells how much of it is databases; zero may be left out. */
function readDatabaseUsage(estimate: object): number | null {
  if (!('usageDetails' in estimate)) return null;
  const { usageDetails } = estimate;
  if (typeof usageDetails !== 'object' || usageDetails === null) return null;
  return 'indexedDB' in usageDetails && typeof usageDetails.indexedDB === 'number' ? usageDetails.indexedDB : 0;
}
