import { expect, test } from 'vitest';
import { holdMessages } from '../../../utils/platform/hold-messages.ts';

test('messages that come before the port is started are heard by every listener, in their order', () => {
  let send = (_event: MessageEvent) => {};
  const port = holdMessages({
    postMessage() {},
    addEventListener(_type, listener) {
      send = listener;
    },
  });
  const heard: unknown[] = [];
  send(new MessageEvent('message', { data: 1 }));
  port.addEventListener('message', ({ data }) => heard.push(`first ${data}`));
  send(new MessageEvent('message', { data: 2 }));
  port.addEventListener('message', ({ data }) => heard.push(`second ${data}`));
  expect(heard).toEqual([]);
  port.start();
  send(new MessageEvent('message', { data: 3 }));
  expect(heard).toEqual(['first 1', 'second 1', 'first 2', 'second 2', 'first 3', 'second 3']);
});
