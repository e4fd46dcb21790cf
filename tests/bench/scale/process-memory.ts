import { readdirSync, readFileSync } from 'node:fs';

/**
 * Peak resident bytes of the browser's processes that run the extension's pages, as Linux counts them. Null where
 * there is no /proc. Chromium marks those processes with --extension-process.
 */
export function readExtensionPeakBytes(browserPid: number): number | null {
  const parents = new Map<number, number>();
  const extensionPids: number[] = [];
  try {
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const stat = readSafely(`/proc/${pid}/stat`);
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      if (readSafely(`/proc/${pid}/cmdline`).includes('--extension-process')) extensionPids.push(pid);
    }
  } catch {
    return null;
  }
  let bytes = 0;
  for (const pid of extensionPids) {
    if (!descendsFrom(pid, browserPid, parents)) continue;
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readSafely(`/proc/${pid}/status`))?.[1];
    bytes += Number(peak ?? 0) * 1024;
  }
  return bytes;
}

function descendsFrom(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

/** Processes end while they are being read. */
function readSafely(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
