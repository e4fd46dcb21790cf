import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';

const SOURCES = ['components', 'data', 'docs', 'entrypoints', 'public', 'scripts', 'utils'];
const FILES = ['LICENSE', 'SECURITY.md', 'package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts'];

/** All that builds for a team add. What ordinary builds have in its place (`#team/*` in package.json) stays. */
const TEAM = [
  ...['components/team', 'utils/team', 'utils/platform/team', 'scripts/team', 'utils/protocol/team-client.ts'],
  ...['docs/TEAM.md', 'docs/PRIVACY-TEAM.md'],
];
const STAYS = ['components/team/no-team.ts', 'utils/team/none/client.ts', 'utils/team/none/worker.ts'];

/** A copy of the project as if nobody had ever thought of teams. */
function copyWithoutTeam(): string {
  const copy = mkdtempSync(join(tmpdir(), 'pangzheng-apart-'));
  for (const name of SOURCES) cpSync(name, join(copy, name), { recursive: true });
  for (const name of FILES) cpSync(name, join(copy, name));
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  for (const name of TEAM) rmSync(join(copy, name), { recursive: true });
  for (const name of STAYS) cpSync(name, join(copy, name));
  cpSync('scripts/team/icon', join(copy, 'scripts/team/icon'), { recursive: true });
  writeFileSync(join(copy, 'scripts/team/team-build.ts'), 'export const readTeamBuild = () => null;\n');
  return copy;
}

/** Vitest's own NODE_ENV would build another package. */
const AS_OUTSIDE = { NODE_ENV: 'production', PANGZHENG_TEAM: '' };

/** Every file below a folder with its bytes. */
function readFiles(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
}

it.each(['chrome', 'firefox'] as const)(
  'the package for %s is the same to the byte without the code for teams',
  (browser) => {
    const copy = copyWithoutTeam();
    try {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser, '--mv3'],
        { cwd: copy, encoding: 'utf8', env: { ...process.env, ...AS_OUTSIDE, PANGZHENG_OUT_DIR: '.output' } },
      );
      expect(status, `${stdout}\n${stderr}`).toBe(0);
      const without = readFiles(join(copy, '.output', `${browser}-mv3`));
      const packaged = readFiles(builtExtension(browser));
      expect([...packaged.keys()]).toEqual([...without.keys()]);
      expect([...packaged].filter(([path, bytes]) => !without.get(path)?.equals(bytes)).map(([path]) => path)).toEqual(
        [],
      );
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
);
