import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page to serve: HTML, or any other body with its type. */
export interface ServedPage {
  body: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  /** Never answered when true: a tab that loads for ever. */
  hangs?: boolean;
}

export interface PageServer {
  /** "http://127.0.0.1:PORT" */
  origin: string;
  /** The same server under another site's name: "http://localhost:PORT". */
  otherOrigin: string;
  /** Paths asked for, in order. */
  requests: string[];
  /** Resolves when this path has been asked for. */
  waitForRequest(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Serves pages by path on this machine, for as long as a test runs. */
export async function startPageServer(pages: Record<string, ServedPage>): Promise<PageServer> {
  const requests: string[] = [];
  const asked = new EventEmitter();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    requests.push(path);
    asked.emit(path);
    const page = pages[path];
    if (page?.hangs) return;
    if (!page) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end();
      return;
    }
    const type = page.type ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type, ...page.headers }).end(page.body);
  });
  // Of this machine alone: `npm start -- FILE` serves a page of the reader's. Both addresses, because "localhost" is either.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    requests,
    async waitForRequest(path) {
      if (!requests.includes(path)) await once(asked, path);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
