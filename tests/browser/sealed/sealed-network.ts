import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Commands inside the new namespace, before the script: the loopback is up, every address of the world leads to it, and
 * names are asked of this machine. So whatever a program sends anywhere arrives here, DNS and UDP as well as TCP.
 */
const SEAL = `
  ip link set lo up &&
  ip route add local 0.0.0.0/0 dev lo &&
  mount --bind "$PANGZHENG_RESOLV_CONF" /etc/resolv.conf &&
  exec "$@"`;

const RESOLV_CONF = 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n';

/** Root makes namespaces as it is; others need user namespaces, where the machine has them. */
const UNSHARE = process.getuid?.() === 0 ? ['--net', '--mount'] : ['--map-root-user', '--net', '--mount'];

/** True where this process may have a network of its own: Linux with util-linux and iproute2, and the right to it. */
export function canSealNetwork(): boolean {
  if (process.platform !== 'linux') return false;
  return withResolvConf(
    (env) => spawnSync('unshare', [...UNSHARE, 'sh', '-c', SEAL, 'sh', 'true'], { env }).status === 0,
  );
}

/** Runs a script of this directory in a network of its own, and gives what it wrote as JSON into the file it was named. */
export async function runSealed(script: string, ...args: string[]): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'pangzheng-sealed-'));
  const resolvConf = join(directory, 'resolv.conf');
  const answer = join(directory, 'answer.json');
  writeFileSync(resolvConf, RESOLV_CONF);
  try {
    const command = [process.execPath, join(import.meta.dirname, script), answer, ...args];
    const child = spawn('unshare', [...UNSHARE, 'sh', '-c', SEAL, 'sh', ...command], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PANGZHENG_RESOLV_CONF: resolvConf },
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`${script} ended with ${code} in its own network; see what it printed above.`);
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

function withResolvConf<T>(work: (env: NodeJS.ProcessEnv) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'pangzheng-sealed-'));
  try {
    const resolvConf = join(directory, 'resolv.conf');
    writeFileSync(resolvConf, RESOLV_CONF);
    return work({ ...process.env, PANGZHENG_RESOLV_CONF: resolvConf });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
