import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainNpmFailure } from '../../../scripts/explain-npm-failure.mjs';
import { requireNode } from '../../../scripts/require-node.mjs';

describe('a Node that is too old', () => {
  it.each(['18.20.4', '16.0.0'])('%s is told so, with what to do', (version) => {
    expect(() => requireNode(version)).toThrow(`This is Node ${version}; Node 20 or later is needed.`);
  });

  it.each(['20.0.0', '24.21.0'])('%s is none', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });
});

describe('a failed installation', () => {
  it.each([
    [
      'npm error code ECONNREFUSED\nnpm error FetchError: request to https://r.example/x failed',
      'registry does not answer',
    ],
    ['npm error code EAI_AGAIN', 'registry does not answer'],
    ["npm error code EACCES\nnpm error syscall mkdir\nnpm error path '/nonexistent'", 'may not write'],
    ['npm error code ENOSPC', 'disk is full'],
    ['npm error code E404\nnpm error 404 Not Found', 'has not every package'],
    ['npm error code EINTEGRITY', 'other bytes'],
    [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync',
      'do not fit',
    ],
    ['something else', 'could not install'],
  ])('%j is explained by what it means', (output, sentence) => {
    expect(explainNpmFailure(output)).toContain(sentence);
  });
});

describe('a fresh clone', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'pangzheng-clone-'));
    for (const part of ['scripts', 'package.json', 'package-lock.json'])
      cpSync(part, join(clone, part), { recursive: true });
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true, maxRetries: 5 }));

  /** Runs a script of the clone as npm would, away from this project's own settings of npm. */
  function run(script: string, environment: Record<string, string>) {
    const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
    const env = { ...Object.fromEntries(own), ...environment };
    return spawnSync(process.execPath, [join('scripts', script)], {
      cwd: clone,
      env,
      encoding: 'utf8',
      timeout: 50_000,
    });
  }

  it.each(['start.mjs', 'test.mjs'])('whose registry is down ends %s with a sentence that says so', (script) => {
    const { stdout, stderr, status } = run(script, { npm_config_registry: 'http://127.0.0.1:9/' });
    expect(`${stdout}${stderr}`).toContain('The npm registry does not answer.');
    expect(status).toBe(1);
  });

  it('is not told of a home directory that cannot be written: the cache goes into the project', () => {
    const { stdout, stderr } = run('start.mjs', { npm_config_registry: 'http://127.0.0.1:9/', HOME: '/proc/nobody' });
    expect(`${stdout}${stderr}`).toContain('The npm registry does not answer.');
    expect(`${stdout}${stderr}`).not.toMatch(/EACCES|ENOENT/);
  });
});
