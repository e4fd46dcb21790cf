import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What the proxy does with a request instead of passing it on. */
export type Trouble =
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'silence' } // takes the request and never answers
  | { kind: 'answer'; body: string }
  | { kind: 'hang-up' };

export interface EngineProxy {
  url: string;
  /** null: pass everything on. */
  trouble: Trouble | null;
  /** Every request so far: method, path, Authorization, and what was sent. */
  requests: {
    method: string;
    path: string;
    authorization: string;
    body: string;
    headers: IncomingMessage['headers'];
  }[];
  close(): Promise<void>;
}

/** A proxy of the tests' own before an engine: it notes what is asked and can refuse, be slow, lie and hang up. */
export async function startEngineProxy(engine: string, tls?: { key: string; cert: string }): Promise<EngineProxy> {
  const requests: EngineProxy['requests'] = [];
  const proxy: EngineProxy = { url: '', trouble: null, requests, close };
  const open = new Set<ServerResponse>();
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/', headers } = request;
    requests.push({ method, path: url, authorization: headers.authorization ?? '', body: body.toString(), headers });
    const { trouble } = proxy;
    switch (trouble?.kind) {
      case 'silence':
        return;
      case 'hang-up':
        response.destroy();
        return;
      case 'status':
        response.writeHead(trouble.status, { 'content-type': 'application/json' }).end(trouble.body ?? '{}');
        return;
      case 'answer':
        response.writeHead(200, { 'content-type': 'application/json' }).end(trouble.body);
        return;
    }
    try {
      const answer = await fetch(`${engine}${url}`, {
        method,
        headers: { 'content-type': headers['content-type'] ?? 'application/json' },
        ...(body.length > 0 && { body }),
      });
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  };
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  proxy.url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return proxy;

  async function close(): Promise<void> {
    for (const response of open) response.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
