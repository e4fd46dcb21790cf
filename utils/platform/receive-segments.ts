import type { LibraryPort } from '../library/channel/channel.ts';
import type { LibraryWorld } from '../library/store/world.ts';
import type { SegmentMessage } from './segment-message.ts';

/**
 * The world, with a store that takes the segments which the page has read (send-segments.ts). Each is taken once; one
 * that the page did not announce or could not read is read here.
 */
export function receiveSegments(port: Pick<LibraryPort, 'addEventListener'>, world: LibraryWorld): LibraryWorld {
  const { store } = world;
  const coming = new Map<number, Promise<ArrayBuffer | null>>();
  /** Read here already, before the page spoke of them: what it sends would never be taken. */
  const asked = new Set<number>();
  const arrivals = new Map<number, (index: ArrayBuffer | null) => void>();
  port.addEventListener('message', ({ data }) => {
    const message = parseMessage(data);
    if (message?.kind === 'segments-coming') {
      for (const id of message.ids) {
        if (!asked.has(id)) coming.set(id, new Promise((resolve) => arrivals.set(id, resolve)));
      }
    } else if (message?.kind === 'segment') {
      arrivals.get(message.id)?.(message.index);
      arrivals.delete(message.id);
    }
  });
  return {
    ...world,
    store: {
      ...store,
      async readSegmentIndex(id) {
        asked.add(id);
        const arriving = coming.get(id);
        coming.delete(id);
        const index = await arriving;
        return index ? new Uint8Array(index) : store.readSegmentIndex(id);
      },
    },
  };
}

/** The other end is send-segments.ts of this same build; everything else on the port is a call. */
function parseMessage(data: unknown): SegmentMessage | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  return data.kind === 'segments-coming' || data.kind === 'segment' ? (data as SegmentMessage) : null;
}
