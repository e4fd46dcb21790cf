import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const Journal = v.object({
  version: v.literal(1),
  /** Engine, index and input files with sizes and times: a journal of other input is not gone on from. */
  key: v.string(),
  /** Name of the run. */
  load: v.string(),
  /** Posts from the start that the engine has settled. */
  settled: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type LoadJournal = v.InferOutput<typeof Journal>;

/** The journal of an earlier run that broke off over the same input, or null. */
export function readJournal(path: string, key: string): LoadJournal | null {
  if (!existsSync(path)) return null;
  try {
    const journal = v.safeParse(Journal, JSON.parse(readFileSync(path, 'utf8')));
    return journal.success && journal.output.key === key ? journal.output : null;
  } catch {
    return null; // cut off in the middle of the first write: begin anew, which is safe
  }
}

/** Written whole or not at all. */
export function writeJournal(path: string, journal: LoadJournal): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(journal));
  renameSync(draft, path);
}

export function removeJournal(path: string): void {
  rmSync(path, { force: true });
}
