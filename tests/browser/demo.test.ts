import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.runIf(process.platform === 'linux')('a start on a display that nobody serves ends, and says what to do', () => {
  const { stderr, status, signal } = spawnSync(process.execPath, ['tests/browser/demo.ts'], {
    env: { ...process.env, DISPLAY: ':77', WAYLAND_DISPLAY: '' },
    encoding: 'utf8',
    timeout: 90_000,
  });
  expect(stderr).toContain('could not open a window on :77');
  expect(stderr).toContain('npm start -- --headless');
  expect([status, signal]).toEqual([1, null]);
});
