import { isReadOnDemand } from '../store/is-read-on-demand.ts';
import type { LibraryStore } from '../store/store.ts';

/** Copies the segments of a large library to where their lists can be read one by one, and removes the copies of others. */
export async function copySegments(store: LibraryStore): Promise<void> {
  const { segments } = (await store.readRecords()).manifest;
  await store.keepSegmentFiles(segments.filter((segment) => isReadOnDemand(segment, segments)).map(({ id }) => id));
}
