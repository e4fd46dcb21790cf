import type { ImportParts } from '../store/world.ts';

type Part = 'indexing' | 'storing';

/** Says where an import's time goes. `now` gives milliseconds. */
export interface ImportClock {
  /** Waits, and counts that as waiting for this part. */
  waitFor<T>(part: Part, work: Promise<T>): Promise<T>;
  /** Counts how long the store works, while other things are done. */
  runStoring<T>(work: Promise<T>): Promise<T>;
  read(indexingMs: number): ImportParts;
}

export function createImportClock(now: () => number): ImportClock {
  const started = now();
  const waited = { indexing: 0, storing: 0 };
  let storingMs = 0;
  return {
    async waitFor(part, work) {
      const from = now();
      try {
        return await work;
      } finally {
        waited[part] += now() - from;
      }
    },
    async runStoring(work) {
      const from = now();
      try {
        return await work;
      } finally {
        storingMs += now() - from;
      }
    },
    read: (indexingMs) => ({
      readingMs: now() - started - waited.indexing - waited.storing,
      indexingMs,
      storingMs,
      waitedForIndexingMs: waited.indexing,
      waitedForStoringMs: waited.storing,
    }),
  };
}
