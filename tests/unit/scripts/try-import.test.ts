import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const FIXTURES = join(ROOT, 'tests/fixtures/imports');

function tryImport(...paths: string[]): { printed: string; tried: unknown } {
  const out = join(mkdtempSync(join(tmpdir(), 'try-import-')), 'out.json');
  const printed = execFileSync(
    process.execPath,
    [join(ROOT, 'scripts/try-import.ts'), ...paths.map((path) => join(FIXTURES, path)), '--json', out],
    { encoding: 'utf8' },
  );
  return { printed, tried: JSON.parse(readFileSync(out, 'utf8')) };
}

describe('npm run try:import', () => {
  it('gives one object for each path: a file, a folder and a zip', () => {
    const { tried } = tryImport('pocket/part_000000.csv', 'obsidian', 'markdown-zip/笔记.zip');
    expect(tried).toMatchObject([{ format: 'pocket' }, { format: 'markdown' }, { format: 'markdown' }]);
  });

  it('shows title, address, date, tags and author of each post, and what was skipped', () => {
    const { printed, tried } = tryImport('omnivore/metadata_0_to_20.json');
    const [file] = Array.isArray(tried) ? tried : [];
    expect(Object.keys(file)).toEqual(['path', 'format', 'posts', 'skipped']);
    expect(Object.keys(file.posts[0])).toEqual(['title', 'url', 'date', 'tags', 'author', 'text']);
    expect(printed).toContain(file.posts[0].title);
  });
});
