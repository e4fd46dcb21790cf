import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of a second in /proc; the kernel's ABI fixes it for programs. */
const TICKS = 100;
const PAGE_KIB = 4;

/** CPU time so far and resident memory of a process with all its descendants. Linux alone: it reads /proc. */
export function measureProcesses(pid: number): { cpuSeconds: number; memoryMiB: number } {
  const parents = new Map<number, number>();
  const stats = new Map<number, { ticks: number; pages: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command may hold spaces and brackets: fields are counted behind its last bracket.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const at = (index: number) => Number(fields[index] ?? 0);
      parents.set(Number(name), at(1));
      stats.set(Number(name), { ticks: at(11) + at(12) + at(13) + at(14), pages: at(21) });
    } catch {
      // Ended while we looked.
    }
  }
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at)) if (at === pid) return true;
    return false;
  };
  let ticks = 0;
  let pages = 0;
  for (const [id, stat] of stats) {
    if (!isOurs(id)) continue;
    ticks += stat.ticks;
    pages += stat.pages;
  }
  return { cpuSeconds: ticks / TICKS, memoryMiB: (pages * PAGE_KIB) / 1024 };
}
