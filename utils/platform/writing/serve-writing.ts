import { readParagraph } from '../../page/writing/read-paragraph.ts';
import { watchCaret } from './watch-caret.ts';
import { type FromPage, READ, WRITING_PORT } from './writing-port.ts';

interface Event<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

interface Port {
  name: string;
  postMessage(message: FromPage): void;
  disconnect(): void;
  onMessage: Event<(message: unknown) => void>;
  onDisconnect: Event<() => void>;
}

export interface PortSource {
  runtime: { onConnect: Event<(port: Port) => void> };
}

/**
 * In the page: waits for the panel that put this script here, and answers it for as long as its port is open. When the panel
 * goes, looks away or is told to stop, nothing of this listens any more.
 */
export function serveWriting(source: PortSource, document: Document): void {
  const { onConnect } = source.runtime;
  const serve = (port: Port) => {
    if (port.name !== WRITING_PORT) return;
    onConnect.removeListener(serve);
    const stop = new AbortController();
    port.onDisconnect.addListener(() => stop.abort());
    const caret = watchCaret(
      document,
      { onRest: () => port.postMessage({ kind: 'rested' }), onLeave: () => port.postMessage({ kind: 'left' }) },
      stop.signal,
    );
    port.onMessage.addListener((message) => {
      // Composing began after the caret rested: it will rest again.
      if (message !== READ || stop.signal.aborted || caret.isComposing()) return;
      const text = readParagraph(document);
      port.postMessage(text === null ? { kind: 'left' } : { kind: 'paragraph', text });
    });
    // A page that is kept for going back to would hold the port's other end.
    const leave = () => {
      stop.abort();
      port.disconnect();
    };
    document.defaultView?.addEventListener('pagehide', leave, { signal: stop.signal });
  };
  onConnect.addListener(serve);
}
