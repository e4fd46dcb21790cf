// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PortSource, serveWriting } from '../../../../utils/platform/writing/serve-writing.ts';
import { REST_MS } from '../../../../utils/platform/writing/watch-caret.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<textarea>正在写的一段话</textarea>';
  field().focus();
});
afterEach(() => vi.useRealTimers());

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const happen = (type: string) => field().dispatchEvent(new Event(type, { bubbles: true }));

function createEvent<Listener extends (...args: never[]) => void>() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    tell: (...args: Parameters<Listener>) => {
      for (const listener of listeners) listener(...args);
    },
  };
}

function connect(name = 'writing') {
  const onConnect = createEvent<Parameters<PortSource['runtime']['onConnect']['addListener']>[0]>();
  const onMessage = createEvent<(message: unknown) => void>();
  const onDisconnect = createEvent<() => void>();
  const sent: unknown[] = [];
  serveWriting({ runtime: { onConnect } }, document);
  onConnect.tell({
    name,
    postMessage: (message) => sent.push(message),
    disconnect: () => sent.push('disconnected'),
    onMessage,
    onDisconnect,
  });
  return { sent, ask: () => onMessage.tell('read'), disconnect: () => onDisconnect.tell() };
}

it('sends the paragraph only when it is asked for, and not in the middle of a composition', () => {
  const { sent, ask, disconnect } = connect();
  vi.advanceTimersByTime(REST_MS);
  expect(sent).toEqual([{ kind: 'rested' }]);
  happen('compositionstart');
  ask();
  expect(sent).toHaveLength(1);
  happen('compositionend');
  ask();
  expect(sent[1]).toEqual({ kind: 'paragraph', text: '正在写的一段话' });
  disconnect();
});

it('says that the caret left when it is asked too late', () => {
  const { sent, ask, disconnect } = connect();
  field().blur();
  ask();
  expect(sent).toEqual([{ kind: 'left' }]);
  disconnect();
});

it('is silent once the panel has gone', () => {
  const { sent, ask, disconnect } = connect();
  disconnect();
  happen('input');
  vi.advanceTimersByTime(10 * REST_MS);
  ask();
  expect(sent).toEqual([]);
});

it('closes its port when the page is left, so that a page kept for going back holds none', () => {
  const { sent } = connect();
  window.dispatchEvent(new Event('pagehide'));
  vi.advanceTimersByTime(10 * REST_MS);
  expect(sent).toEqual(['disconnected']);
});

it('answers no port of another name', () => {
  const { sent } = connect('other');
  vi.advanceTimersByTime(10 * REST_MS);
  expect(sent).toEqual([]);
});
