import type { LibraryPort } from '../library/channel/channel.ts';

/** A port that must be started, as a MessagePort must. */
export interface HeldPort extends LibraryPort {
  /** Gives the listeners what has come so far. They hear the rest as it comes. */
  start(): void;
}

/** A port that keeps what comes until it is started: a worker's messages go to nobody if nobody listens. */
export function holdMessages(port: LibraryPort): HeldPort {
  const listeners: ((event: MessageEvent) => void)[] = [];
  let held: MessageEvent[] | null = [];
  const tell = (event: MessageEvent) => {
    for (const listener of listeners) listener(event);
  };
  port.addEventListener('message', (event) => {
    if (held) held.push(event);
    else tell(event);
  });
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (_type, listener) => void listeners.push(listener),
    start() {
      const waiting = held ?? [];
      held = null;
      for (const event of waiting) tell(event);
    },
  };
}
