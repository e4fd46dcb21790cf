// npm start [-- --headless] [-- URL or local .html file]
// Plain JavaScript for the system's own Node (20 or later) up to the point where dependencies are installed.
import { spawnSync } from 'node:child_process';
import { ensureBrowsers, ensureDependencies, projectEnvironment, projectNode, ROOT } from './install.mjs';

try {
  ensureDependencies();
  const missing = ensureBrowsers({ chromium: true });
  if (missing.length > 0) throw new Error(missing.join('\n'));
  run('build the extension', ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', 'chrome', '--mv3']);
  run('show the extension', ['tests/browser/demo.ts', ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string} what for the error
 * @param {string[]} args
 */
function run(what, args) {
  const result = spawnSync(projectNode(), args, { cwd: ROOT, stdio: 'inherit', env: projectEnvironment() });
  if (result.status !== 0) throw new Error(`Could not ${what}. To see it alone: node ${args.join(' ')}`);
}
