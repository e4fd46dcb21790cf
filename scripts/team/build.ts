/**
 * A build for one team: npm run build:team -- --engine URL --index NAME [--name NAME] [--out DIR] [--zip]
 * Chromium and Firefox, into .output/team (or DIR).
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseTeamConfig } from '../../utils/team/team-config.ts';
import { TEAM_VARIABLE } from './team-build.ts';

const USAGE = `npm run build:team -- --engine https://search.example.org --index posts [--name NAME] [--out DIR] [--zip]
  --engine URL   origin of the team's OpenSearch; the only address that the build may reach
  --index NAME   index or alias that npm run team:load filled
  --name NAME    what readers call the team's library (default: the index)
  --out DIR      where the builds go (default: .output/team)
  --zip          packages for the stores, too`;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    index: { type: 'string' },
    name: { type: 'string' },
    out: { type: 'string', default: '.output/team' },
    zip: { type: 'boolean', default: false },
  },
});
const { engine, index, name, out, zip } = values;
if (engine === undefined || index === undefined) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const config = parseTeamConfig({ engine, index, name });
  for (const browser of ['chrome', 'firefox']) {
    const result = spawnSync(
      process.execPath,
      ['node_modules/wxt/bin/wxt.mjs', zip ? 'zip' : 'build', '-b', browser, '--mv3'],
      {
        cwd: ROOT,
        stdio: 'inherit',
        env: { ...process.env, [TEAM_VARIABLE]: JSON.stringify(config), PANGZHENG_OUT_DIR: out },
      },
    );
    if (result.status !== 0) process.exit(result.status ?? 1);
  }
  console.log(`Builds for ${config.name} at ${config.engine} are in ${out}.`);
} catch (thrown) {
  if (!(thrown instanceof RangeError)) throw thrown;
  console.error(thrown.message);
  process.exitCode = 1;
}
