import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where tests find an engine: a folder with a runnable node (a program `start PORT DATA`), or a URL. Empty: nowhere. */
export const OPENSEARCH = process.env.PANGZHENG_OPENSEARCH ?? '';

/** Megabytes of a node's heap: tests hold some thousand posts. */
const HEAP = '512m';

export interface OpenSearchNode {
  url: string;
  /** Ends it without a goodbye. */
  kill(): Promise<void>;
  /** Starts it again over the same data, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** True when the engine is named by its URL alone: tests may ask it, and not end it. */
export const isRemote = /^https?:/.test(OPENSEARCH);

/** Starts a node with data of its own. It is ready after some seconds, on a busy machine after a minute. */
export async function startOpenSearch(): Promise<OpenSearchNode> {
  const program = join(OPENSEARCH, 'start');
  if (!existsSync(program))
    throw new Error(`PANGZHENG_OPENSEARCH must name the folder of a node or a URL, and ${program} is not there.`);
  const data = mkdtempSync(join(tmpdir(), 'pangzheng-opensearch-'));
  const port = await findFreePorts();
  let child: ChildProcess | null = await start();

  async function start(): Promise<ChildProcess> {
    const started = spawn(program, [String(port), data], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, OPENSEARCH_HEAP: HEAP },
    });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      started.stdout?.on('data', (chunk) => {
        said += chunk;
        if (said.split('\n').some((line) => line.startsWith('ready'))) resolve();
      });
      started.once('exit', (code) => reject(new Error(`The OpenSearch node ended (${code}): ${said.slice(-500)}`)));
    });
    return started;
  }

  // A run that is broken off leaves no node behind.
  const killAtExit = () => child?.kill('SIGKILL');
  process.once('exit', killAtExit);

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    async restart() {
      child ??= await start();
    },
    async close() {
      process.off('exit', killAtExit);
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A free port whose neighbour 1,000 further (the node's own traffic) is free as well. */
async function findFreePorts(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1000))) return port;
  }
  throw new Error('No free port for an OpenSearch node.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
