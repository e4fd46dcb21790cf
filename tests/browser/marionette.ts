import { connect, type Socket } from 'node:net';

/**
 * A small client of Firefox's own remote protocol. Messages are `length:[type, id, name-or-error, value]`, the length
 * in bytes (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
export interface Marionette {
  send(name: string, parameters?: Record<string, unknown>): Promise<unknown>;
  close(): void;
}

/** Connects, and takes the greeting. Rejects when nothing listens. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await openSocket(port);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let lastId = 0;
  let buffer = Buffer.alloc(0);
  let greet: () => void = () => {};
  const greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });

  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(0x3a);
      if (colon < 0) return;
      const length = Number(buffer.subarray(0, colon).toString('latin1'));
      if (buffer.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString('utf8'));
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) {
        greet();
        continue;
      }
      const [, id, error, value] = message;
      const caller = waiting.get(id);
      waiting.delete(id);
      if (error) caller?.reject(new Error(`Firefox: ${error.error}: ${error.message}`));
      else caller?.resolve(value);
    }
  });
  socket.on('close', () => {
    for (const caller of waiting.values()) caller.reject(new Error('Firefox closed the connection.'));
    waiting.clear();
  });
  await greeted;

  return {
    send: (name, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, name, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', reject);
  });
}
