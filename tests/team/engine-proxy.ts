import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { waitFor } from '../browser/wait-for.ts';
import type { Certificate } from './certificates.ts';

/** What the proxy does with a request instead of passing it on. */
export type Trouble =
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'silence' } // takes the request and never answers
  | { kind: 'answer'; body: string }
  | { kind: 'hang-up' };

export interface AskedRequest {
  method: string;
  /** With its query. */
  path: string;
  authorization: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface EngineProxy {
  url: string;
  /** For every request, or decided for each. null: pass everything on. */
  trouble: Trouble | ((request: AskedRequest) => Trouble | null) | null;
  /** Every request so far. */
  requests: AskedRequest[];
  /** Waits until something holds that comes of requests. */
  waitFor(what: string, holds: () => boolean | Promise<boolean>): Promise<unknown>;
  /** Breaks every connection, as an engine that dies does. */
  hangUp(): void;
  /** Shows this certificate to everybody who connects from now on, and makes everybody connect anew. */
  showCertificate(certificate: Certificate): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  tls?: Certificate;
  /** Any that is free when left out. */
  port?: number;
}

/** A proxy of the tests' own before an engine: it notes what is asked and can refuse, be slow, lie and hang up. */
export async function startEngineProxy(engine: string, { tls, port = 0 }: ProxyOptions = {}): Promise<EngineProxy> {
  const requests: AskedRequest[] = [];
  const listen: Parameters<typeof createServer>[1] = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/', headers } = request;
    const asked = { method, path: url, authorization: headers.authorization ?? '', body: body.toString(), headers };
    requests.push(asked);
    const trouble = typeof proxy.trouble === 'function' ? proxy.trouble(asked) : proxy.trouble;
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
  const server: Server = tls ? createTlsServer(tls, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const proxy: EngineProxy = {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    trouble: null,
    requests,
    waitFor,
    hangUp: () => server.closeAllConnections(),
    showCertificate(certificate) {
      if (!(server instanceof TlsServer)) throw new Error('A proxy without a certificate shows none.');
      server.setSecureContext(certificate);
      server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
