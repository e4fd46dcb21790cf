/**
 * Feeds mutated files to every importer for a stated time: `npm run fuzz:importers -- --seconds 60 [--seed N]`.
 * Prints runs, posts and faults, and how to repeat a fault. Exits with 1 when there is one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { passOverPdfRejections } from '../../scripts/pass-over-pdf-rejections.ts';
import { readPackagedFile } from '../../scripts/read-packaged-file.ts';
import type { Importer, ImportFile } from '../../utils/importers/importer/importer.ts';
import { IMPORTERS } from '../../utils/importers/importer-list.ts';
import { recogniseFiles } from '../../utils/importers/recognise-files.ts';
import { createPiecewiseFile, findFaults } from './find-faults.ts';
import { createRandom, mutate } from './mutate.ts';

/** One run that takes more CPU time is a fault: the files have 400 KB at the most. */
const MAX_RUN_MS = 5000;

passOverPdfRejections();
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const random = createRandom(seed);
const { signal } = new AbortController();
const samples = readSamples();
const startedAt = performance.now();
let runs = 0;
let posts = 0;
let failures = 0;
let slowestMs = 0;
let slowest = '';
let faultCount = 0;

while (performance.now() - startedAt < Number(values.seconds) * 1000) {
  const sample = samples[Math.floor(random() * samples.length)];
  const other = samples[Math.floor(random() * samples.length)];
  if (sample === undefined || other === undefined) throw new Error('no samples in tests/fixtures/imports');
  const bytes = mutate(sample.bytes, other.bytes, random);
  const file = createPiecewiseFile(sample.name, bytes, 1 + Math.floor(random() ** 2 * 70_000));
  const cpuBefore = process.cpuUsage();
  // Half the runs by recognition, half with any importer at all, sure or not.
  const importer = random() < 0.5 ? null : (IMPORTERS[Math.floor(random() * IMPORTERS.length)] ?? null);
  const faults = await run(file, importer);
  const cpu = process.cpuUsage(cpuBefore);
  const ms = (cpu.user + cpu.system) / 1000;
  if (ms > slowestMs) {
    slowestMs = ms;
    if (values.keep) writeFileSync(join(tmpdir(), 'fuzz-slowest'), bytes);
    slowest = `${sample.name}, ${bytes.length} bytes, ${importer?.format ?? 'recognised'}`;
  }
  if (ms > MAX_RUN_MS) faults.push(`took ${Math.round(ms)} ms`);
  runs++;
  if (faults.length > 0) report(sample.name, importer, bytes, faults);
}
console.log(
  `${runs} runs in ${values.seconds} s (seed ${seed}): ${posts} posts, ${failures} files ended with a message, slowest ${Math.round(slowestMs)} ms of CPU (${slowest}), ${faultCount} faults`,
);
process.exitCode = faultCount > 0 ? 1 : 0;

async function run(file: ImportFile, forced: Importer | null): Promise<string[]> {
  const faults: string[] = [];
  try {
    const recognition =
      forced === null ? await recogniseFiles([file], signal) : { importer: forced, files: [file], failures: [] };
    if (forced === null && recognition.importer === null && recognition.failures.length === 0)
      faults.push('neither recognised nor refused');
    for (const error of recognition.failures) faults.push(...findFaults({ kind: 'failed', error }));
    if (recognition.importer === null) {
      failures++;
      return faults;
    }
    const choices = (await recognition.importer.listChoices?.(recognition.files, signal)) ?? [];
    for await (const event of recognition.importer.read(recognition.files, choices, signal, readPackagedFile)) {
      faults.push(...findFaults(event));
      if (event.kind === 'post') posts++;
      if (event.kind === 'failed') failures++;
    }
  } catch (thrown) {
    faults.push(`threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  }
  return faults;
}

function report(name: string, importer: Importer | null, bytes: Uint8Array, faults: string[]): void {
  faultCount++;
  if (faultCount > 20) return;
  const directory = join(tmpdir(), 'fuzz-importers');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${seed}-${runs}-${name}`);
  writeFileSync(path, bytes);
  console.log(`FAULT ${importer?.format ?? 'recognised'} ${path}\n  ${faults.slice(0, 3).join('\n  ')}`);
}

function readSamples(): { name: string; bytes: Uint8Array }[] {
  const directory = join(import.meta.dirname, '../fixtures/imports');
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => ({ name: entry.name, bytes: new Uint8Array(readFileSync(join(entry.parentPath, entry.name))) }))
    .filter(({ bytes }) => bytes.length > 0);
}
