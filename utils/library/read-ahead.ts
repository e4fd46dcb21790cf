import type { LibraryRecords } from './store/store.ts';
import type { LibraryWorld } from './store/world.ts';

/**
 * Begins at once to read what the first answer needs, and hands each thing to the first that asks for it. So disk and
 * browser work while the code of the library is still being loaded. Whoever asks again reads again.
 */
export function readAhead(world: LibraryWorld, assetPaths: readonly string[]): LibraryWorld {
  const { store, coordination } = world;
  const listening = new AbortController();
  let records: Promise<LibraryRecords> | null = quiet(store.readRecords());
  const segments = new Map<number, Promise<Uint8Array | null>>();
  const assets = new Map(assetPaths.map((path) => [path, quiet(world.readAsset(path))]));

  // Until the library listens itself, a change in another page makes this reading an old one.
  coordination.listen(() => {
    records = null;
    concepts = null;
  }, listening.signal);
  const begun = records.then(({ manifest }) => {
    for (const { id } of manifest.segments) segments.set(id, quiet(store.readSegmentIndex(id)));
  });
  // After the segments: opening the tables of the language waits for the concepts and keeps the thread busy, so the disk
  // reads should be under way first.
  let concepts: ReturnType<typeof store.readConcepts> | null = quiet(begun.then(() => store.readConcepts()));

  return {
    ...world,
    store: {
      ...store,
      readRecords() {
        listening.abort();
        const ready = records;
        records = null;
        return ready ?? store.readRecords();
      },
      readConcepts() {
        const ready = concepts;
        concepts = null;
        return ready ?? store.readConcepts();
      },
      readSegmentIndex: (id) => take(segments, id) ?? store.readSegmentIndex(id),
    },
    readAsset: (path) => take(assets, path) ?? world.readAsset(path),
  };
}

function take<Key, Value>(from: Map<Key, Value>, key: Key): Value | undefined {
  const value = from.get(key);
  from.delete(key);
  return value;
}

/** A failure belongs to whoever asks for the value; until then nobody need hear of it. */
function quiet<T>(reading: Promise<T>): Promise<T> {
  reading.catch(() => undefined);
  return reading;
}
