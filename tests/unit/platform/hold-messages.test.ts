import { expect, test } from 'vitest';
import { holdMessages } from '../../../utils/platform/hold-messages.ts';

test('messages that come before the listener are heard in their order', () => {
  let send = (_event: MessageEvent) => {};
  const port = holdMessages({
    postMessage() {},
    addEventListener(_type, listener) {
      send = listener;
    },
  });
  const heard: unknown[] = [];
  send(new MessageEvent('message', { data: 1 }));
  send(new MessageEvent('message', { data: 2 }));
  port.addEventListener('message', ({ data }) => heard.push(data));
  send(new MessageEvent('message', { data: 3 }));
  expect(heard).toEqual([1, 2, 3]);
});
