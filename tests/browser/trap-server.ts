import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy and a web server in one that answers nothing useful and remembers who knocked. */
export interface TrapServer {
  port: number;
  origin: string;
  /** One line for each request or connection: "GET http://…" or "CONNECT host:443". */
  hits: string[];
  close(): Promise<void>;
}

/**
 * Starts the trap. Used in two ways: as an address that extension pages are made to ask for (the CSP must stop them),
 * and as the browser's proxy for everything but this machine, so that any request that leaves is seen.
 */
export async function startTrapServer(): Promise<TrapServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  });
  server.on('connect', (request, socket) => {
    hits.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
