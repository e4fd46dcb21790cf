import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameAddon } from '../../scripts/team/team-build.ts';
import { TRUSTED } from './certificates.ts';
import { type LoadedIndex, loadIndex } from './loaded-index.ts';

export const TEAM_NAME = '内容组';

export interface BuiltTeam extends LoadedIndex {
  /** Directory of the extension built for this team. */
  extensionDir(browser: 'chrome' | 'firefox'): string;
  addonId: string;
}

/** A loaded index, a proxy with a certificate before it, and the extension of a team whose engine that proxy is. Takes some ten seconds. */
export async function buildTeam(engine: string): Promise<BuiltTeam> {
  const loaded = await loadIndex(engine, { port: await findFreePort(), tls: TRUSTED });
  const out = mkdtempSync(join(tmpdir(), 'pangzheng-team-build-'));
  const args = ['--engine', loaded.proxy.url, '--index', loaded.index, '--name', TEAM_NAME, '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/team/build.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' }, // vitest's own would build another package
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  return {
    ...loaded,
    addonId: nameAddon({ engine: loaded.proxy.url }),
    extensionDir: (browser) => join(out, `${browser}-mv3`),
    async close() {
      await loaded.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
