import type { LibraryWorld } from '../store/world.ts';

/** Name of the lock that the page of a running import holds as long as it lives. */
export function stagingLock(id: string): string {
  return `import-${id}`;
}

/**
 * Removes what an import staged. First the data, then the record that names it: dying in between leaves the record for
 * the next garbage collection.
 */
export async function forgetStaging(world: Pick<LibraryWorld, 'store' | 'coordination'>, id: string): Promise<void> {
  const { store, coordination } = world;
  await coordination.lock('write', async () => {
    const { manifest } = await store.readRecords();
    const staging = manifest.staging.find((candidate) => candidate.id === id);
    if (!staging) return;
    await store.discard(staging.keys, staging.segmentIds);
    await store.commit({
      manifest: {
        ...manifest,
        generation: manifest.generation + 1,
        staging: manifest.staging.filter((candidate) => candidate.id !== id),
      },
    });
  });
}
