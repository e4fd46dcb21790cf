import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackagedFile } from '../../../scripts/read-packaged-file.ts';
import { IMPORTERS } from '../../../utils/importers/importer-list.ts';
import { importAll } from './import-all.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/imports');
const EXPECTED = 'expected.json';
/** Write what is read as the expectation, to be read by a person before it is committed. */
const isWriting = process.env.UPDATE_GOLDEN === '1';

const cases = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('files as their exporters write them', () => {
  it.each(cases.map(({ name }) => name))('%s is read as expected', async (name) => {
    const directory = join(FIXTURES, name);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== EXPECTED)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ name: relative(directory, path), bytes: new Uint8Array(readFileSync(path)) }));
    const imported = await importAll(files, undefined, readPackagedFile);
    const path = join(directory, EXPECTED);
    if (isWriting) writeFileSync(path, `${JSON.stringify(imported, null, 1)}\n`);
    expect(existsSync(path), `${name} has no ${EXPECTED}: write it with UPDATE_GOLDEN=1 and read it`).toBe(true);
    const expected: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(imported).toEqual(expected);
  });

  it('covers every importer of the registry with a fixture', () => {
    const covered = new Set<unknown>();
    for (const { name } of cases) {
      const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name, EXPECTED), 'utf8'));
      if (typeof expected === 'object' && expected !== null && 'format' in expected) covered.add(expected.format);
    }
    // The channel dump has the seed itself as its fixture.
    const missing = IMPORTERS.map(({ format }) => format).filter(
      (format) => !covered.has(format) && format !== 'channel-dump',
    );
    expect(missing).toEqual([]);
  });
});
