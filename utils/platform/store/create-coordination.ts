import type { LibraryCoordination } from '../../library/store/store.ts';

const CHANNEL_NAME = 'library-changed';

/** Web Locks keep writers of several pages apart; a BroadcastChannel tells readers to look again. */
export function createCoordination(): LibraryCoordination {
  const channel = new BroadcastChannel(CHANNEL_NAME);
  return {
    async lock(name, work) {
      return await navigator.locks.request(lockName(name), work);
    },
    async lockIfFree(name, work) {
      return await navigator.locks.request(lockName(name), { ifAvailable: true }, async (lock) => {
        if (!lock) return false;
        await work();
        return true;
      });
    },
    announce() {
      channel.postMessage(null);
    },
    listen(listener, signal) {
      channel.addEventListener('message', listener, { signal });
    },
  };
}

function lockName(name: string): string {
  return `library-${name}`;
}
