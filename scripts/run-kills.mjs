// npm run test:kills [-- N]: both browsers killed N times at each of eight operations (default 5, 40 kills each).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectEnvironment, projectNode, ROOT } from './install.mjs';

const KILLS_PER_OPERATION = process.argv[2] ?? '5';

const result = spawnSync(
  projectNode(),
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'chromium',
    '--project',
    'firefox',
    join('tests', 'browser', 'library', 'kills'),
  ],
  { cwd: ROOT, stdio: 'inherit', env: { ...projectEnvironment(), PANGZHENG_KILLS: KILLS_PER_OPERATION } },
);
process.exitCode = result.status ?? 1;
