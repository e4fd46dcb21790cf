import type { LibraryClient } from '../../protocol/library-client.ts';
import { countKeys } from '../store/key-runs.ts';
import { listLiveKeys } from '../store/manifest.ts';
import type { LibraryView } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';

type Damage = Pick<LibraryClient, 'listDamage' | 'forgetDamage'>;

/** Says what of the library cannot be read, and forgets it when the reader has been told. */
export function createLibraryDamage({ world, reader, writer }: LibraryContext): Damage {
  return {
    async listDamage() {
      const view = await reader.view();
      const { posts, records, isLost } = await world.store.readDamage();
      const { wasRebuilt } = view.manifest;
      const isCleared = isLost || reader.wasCleared;
      return { posts, records, unindexed: countUnindexed(view), isRebuilt: wasRebuilt, isCleared };
    },

    async forgetDamage() {
      reader.forgetClearing();
      world.store.forgetLoss();
      // Writing the lists anew leaves out what cannot be read of them.
      await writer.write(async ({ records: { manifest, dismissals, undo, snapshots } }) => ({
        commit: {
          manifest: { ...manifest, generation: manifest.generation + 1, wasRebuilt: false },
          dismissals,
          undo,
          snapshots,
        },
        result: undefined,
      }));
    },
  };
}

/** Posts of segments that the view could not open. */
function countUnindexed({ manifest, parts }: LibraryView): number {
  const opened = new Set(parts.map(({ id }) => id));
  return countKeys(listLiveKeys(manifest.segments.filter(({ id }) => !opened.has(id))));
}
