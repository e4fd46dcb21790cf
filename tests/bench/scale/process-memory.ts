import { readdirSync, readFileSync } from 'node:fs';

/** A process as Linux tells of it. */
export interface ProcessName {
  /** Its arguments, joined by zero units. */
  commandLine: string;
  /** At most 15 characters. */
  name: string;
}

export interface ProcessMemory {
  /** Most resident bytes so far, with what the browser's own program and fonts take (some 115 MB in Chromium). */
  peakBytes: number;
  /** Resident bytes now that are the processes' own: not pages of files that all processes share. */
  ownBytes: number;
}

/** Memory of the browser's processes that `isWanted` picks. Null where there is no /proc. */
export function readMemory(browserPid: number, isWanted: (process: ProcessName) => boolean): ProcessMemory | null {
  const parents = new Map<number, number>();
  const wanted: number[] = [];
  try {
    for (const directory of readdirSync('/proc')) {
      const pid = Number(directory);
      if (!Number.isInteger(pid)) continue;
      const stat = readSafely(`/proc/${pid}/stat`);
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      const name = readSafely(`/proc/${pid}/comm`).trim();
      if (isWanted({ commandLine: readSafely(`/proc/${pid}/cmdline`), name })) wanted.push(pid);
    }
  } catch {
    return null;
  }
  const memory = { peakBytes: 0, ownBytes: 0 };
  for (const pid of wanted) {
    if (!descendsFrom(pid, browserPid, parents)) continue;
    const status = readSafely(`/proc/${pid}/status`);
    const bytesOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
    memory.peakBytes += bytesOf('VmHWM');
    memory.ownBytes += bytesOf('RssAnon') + bytesOf('RssShmem');
  }
  return memory;
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
