import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const sourceNames = new Set(
  globSync('{*,{components,data,entrypoints,scripts,tests,utils}/**/*}.{ts,tsx,mjs,css}').map((path) => basename(path)),
);
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
/** npm's own words after `npm`. */
const NPM_COMMANDS = ['install', 'ci', 'start', 'test'];

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => !/^\w+:/.test(link));
    expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
  });

  it('names only files of ours that are there', () => {
    const names = [...text.matchAll(/`((?:utils|components|entrypoints|data|scripts|tests|docs|public)\/[\w./-]+)`/g)];
    const missing = names
      .map(([, name]) => name ?? '')
      .filter((name) => !existsSync(name) && !name.startsWith('data/sources'));
    expect(missing).toEqual([]);
  });

  it('names only source files that are there, also where it leaves out the folder', () => {
    const names = [...text.matchAll(/`([\w-]+\.(?:tsx?|mjs|css))`/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !sourceNames.has(name))).toEqual([]);
  });

  it('names only commands that package.json has', () => {
    const commands = [...text.matchAll(/npm (run )?([a-z][\w:-]*)/g)].map(([, run, name]) => ({
      run,
      name: name ?? '',
    }));
    const unknown = commands.filter(({ run, name }) => !(run ? scripts : NPM_COMMANDS).includes(name));
    expect(unknown).toEqual([]);
  });
});
