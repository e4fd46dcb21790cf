import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';

interface LintMessage {
  code: string;
  message: string;
  file?: string;
}

interface LintReport {
  errors: LintMessage[];
  notices: LintMessage[];
  warnings: LintMessage[];
}

/**
 * All that Mozilla's linter may say of a package, and why it may. The names of chunks hold a hash, and which chunk Preact
 * lies in is the bundler's choice.
 */
const ACCEPTED = [
  // Readability moves the content of an image's <noscript> within its own inert copy of the document.
  'UNSAFE_VAR_ASSIGNMENT page-reader.js: Unsafe assignment to innerHTML',
  'UNSAFE_VAR_ASSIGNMENT page-reader.js: Unsafe assignment to innerHTML',
  // Preact's dangerouslySetInnerHTML, which nothing of ours uses; Trusted Types would stop it.
  'UNSAFE_VAR_ASSIGNMENT a chunk: Unsafe assignment to innerHTML',
];

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 50_000_000;

/** Runs one of the tools of node_modules; they end with 1 when they report an error, and print their report all the same. */
async function lint(tool: string, args: string[]): Promise<string[]> {
  const { stdout } = await run(process.execPath, [join('node_modules', tool), ...args], {
    maxBuffer: MAX_OUTPUT_BYTES,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  }).catch((error: { stdout: string }) => error);
  const { errors, notices, warnings }: LintReport = JSON.parse(stdout);
  return [...errors, ...notices, ...warnings]
    .map(({ code, file = '', message }) => `${code} ${file.replace(/^(?:chunks|assets)\/.*/, 'a chunk')}: ${message}`)
    .sort();
}

it('web-ext finds nothing in the Firefox package beyond what is accepted here', async () => {
  const args = ['lint', '--source-dir', builtExtension('firefox'), '--output', 'json', '--no-config-discovery'];
  expect(await lint('web-ext/bin/web-ext.js', args)).toEqual([...ACCEPTED].sort());
});

it('addons-linter finds no more in the package of a publisher whose posts take over 5 MB', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pangzheng-lint-'));
  try {
    cpSync(builtExtension('firefox'), directory, { recursive: true });
    for (const [name, wanted] of [
      ['posts.jsonl', 7_000_000],
      ['library.segment', 25_000_000],
    ] as const) {
      const file = join(directory, 'data', name);
      const piece = readFileSync(file);
      for (let bytes = piece.length; bytes < wanted; bytes += piece.length) appendFileSync(file, piece);
    }
    const args = [directory, '--output', 'json'];
    expect(await lint('addons-linter/bin/addons-linter', args)).toEqual([...ACCEPTED].sort());
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
