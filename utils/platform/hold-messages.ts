import type { LibraryPort } from '../library/channel/channel.ts';

/** A port that keeps what comes before its one listener does: a worker's messages go to nobody if nobody listens. */
export function holdMessages(port: LibraryPort): LibraryPort {
  const held: MessageEvent[] = [];
  let receive: ((event: MessageEvent) => void) | null = null;
  port.addEventListener('message', (event) => {
    if (receive) receive(event);
    else held.push(event);
  });
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(_type, listener) {
      receive = listener;
      for (const event of held.splice(0)) listener(event);
    },
  };
}
