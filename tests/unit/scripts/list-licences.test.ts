import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listLicences } from '../../../scripts/list-licences.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the licences in the packages', () => {
  const licences = listLicences();

  it('name every dependency with its version and the text that its licence asks for', () => {
    for (const [name, version] of Object.entries(dependencies)) expect(licences).toContain(`${name} ${version}\n`);
    for (const text of [
      'Apache License',
      'Mozilla Public License',
      'Permission is hereby granted',
      'Redistributions in binary',
    ])
      expect(licences).toContain(text);
  });

  it('name every package that shipped code imports, whatever package.json calls it', () => {
    const imported = globSync('{components,entrypoints,utils}/**/*.{ts,tsx}')
      .flatMap((path) => [
        ...readFileSync(path, 'utf8').matchAll(/(?:from|import\() ?'((?:@[\w-]+\/)?[a-z][\w.-]*)[^'.]*'/g),
      ])
      .map(([, name]) => name ?? '');
    expect(imported.length).toBeGreaterThan(10);
    expect([...new Set(imported)].filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
  });
});
