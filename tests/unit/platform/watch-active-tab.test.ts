import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  SETTLE_MS,
  SWITCH_SETTLE_MS,
  type TabEvent,
  watchActiveTab,
} from '../../../utils/platform/watch-active-tab.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const controller = new AbortController();
  const listener = vi.fn();
  let send: (event: TabEvent) => void = () => {};
  watchActiveTab(
    (onEvent) => {
      send = onEvent;
    },
    async () => 1,
    listener,
    controller.signal,
  );
  return { controller, listener, send: (event: TabEvent) => send(event) };
}

it('tells a tab switch almost at once', async () => {
  const { listener, send } = watch();
  send({ kind: 'activated', tabId: 2 });
  expect(listener).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(SWITCH_SETTLE_MS);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('tells a single-page app once, after its title has followed its address', async () => {
  const { listener, send } = watch();
  send({ kind: 'updated', tabId: 1 });
  await vi.advanceTimersByTimeAsync(300);
  send({ kind: 'updated', tabId: 1 });
  await vi.advanceTimersByTimeAsync(SETTLE_MS - 1);
  expect(listener).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('leaves tabs in the back alone', async () => {
  const { listener, send } = watch();
  send({ kind: 'updated', tabId: 2 });
  await vi.advanceTimersByTimeAsync(10 * SETTLE_MS);
  expect(listener).not.toHaveBeenCalled();
});

it('does not wait for ever for a title that never rests', async () => {
  const { listener, send } = watch();
  for (let elapsedMs = 0; elapsedMs < 5 * SETTLE_MS; elapsedMs += 100) {
    send({ kind: 'updated', tabId: 1 });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(listener).toHaveBeenCalledTimes(1);
});

it('tells nothing after it was ended', async () => {
  const { controller, listener, send } = watch();
  send({ kind: 'access' });
  controller.abort();
  send({ kind: 'updated', tabId: 1 });
  await vi.advanceTimersByTimeAsync(10 * SETTLE_MS);
  expect(listener).not.toHaveBeenCalled();
});
