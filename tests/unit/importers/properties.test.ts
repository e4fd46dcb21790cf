import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackagedFile } from '../../../scripts/read-packaged-file.ts';
import type { Importer, ImportFile } from '../../../utils/importers/importer/importer.ts';
import { IMPORTERS } from '../../../utils/importers/importer-list.ts';
import { recogniseFiles } from '../../../utils/importers/recognise-files.ts';
import { createPiecewiseFile, findFaults } from '../../fuzz/find-faults.ts';
import { createRandom, mutate } from '../../fuzz/mutate.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/imports');
const { signal } = new AbortController();
/** Runs of each importer on each kind of input. `npm run fuzz:importers` does many more. */
const RUNS = 40;

const samples = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
  .map((entry) => ({ name: entry.name, bytes: new Uint8Array(readFileSync(join(entry.parentPath, entry.name))) }));

const anyName = fc.constantFrom(
  'a.json',
  'a.csv',
  'a.md',
  'a.txt',
  'a.html',
  'a.xml',
  'a.zip',
  'a',
  '2024-05-20_12-30-00.md',
);
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.string({ unit: 'binary', maxLength: 1500 }).map((text) => new TextEncoder().encode(text)),
);
const anyPieceBytes = fc.constantFrom(1, 7, 1000, 65_536);

async function findFaultsOf(importer: Importer, file: ImportFile): Promise<string[]> {
  const faults: string[] = [];
  const choices = (await importer.listChoices?.([file], signal)) ?? [];
  for await (const event of importer.read([file], choices, signal, readPackagedFile)) faults.push(...findFaults(event));
  return faults;
}

describe.each(IMPORTERS.map((importer) => [importer.format, importer] as const))('%s', (_, importer) => {
  it('ends without throwing on any bytes, and its posts hold what posts promise', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, anyBytes, anyPieceBytes, async (name, bytes, pieceBytes) => {
        expect(await findFaultsOf(importer, createPiecewiseFile(name, bytes, pieceBytes))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('ends without throwing on damaged files of every format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.constantFrom(...samples),
        fc.nat(),
        anyPieceBytes,
        async (sample, other, seed, pieceBytes) => {
          const bytes = mutate(sample.bytes, other.bytes, createRandom(seed));
          expect(await findFaultsOf(importer, createPiecewiseFile(sample.name, bytes, pieceBytes))).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('recogniseFiles', () => {
  it('either names an importer or says why none', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, anyBytes, async (name, bytes) => {
        const { importer, failures } = await recogniseFiles([createPiecewiseFile(name, bytes, 1000)], signal);
        expect(importer !== null || failures.length > 0).toBe(true);
        for (const error of failures) expect(findFaults({ kind: 'failed', error })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(samples.map(({ name, bytes }) => [name, bytes] as const))(
    'reads %s the same whatever pieces it comes in',
    async (name, bytes) => {
      const read = async (pieceBytes: number) => {
        const { importer, files } = await recogniseFiles([createPiecewiseFile(name, bytes, pieceBytes)], signal);
        const seen: unknown[] = [];
        if (importer === null) return seen;
        for await (const event of importer.read(files, [], signal, readPackagedFile)) {
          if (event.kind !== 'failed') seen.push(event.kind === 'post' ? event.post : event.skipped);
        }
        return seen;
      };
      const whole = await read(1_000_000);
      for (const pieceBytes of [1, 2, 3, 17]) expect(await read(pieceBytes)).toEqual(whole);
    },
  );
});
