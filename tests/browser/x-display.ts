import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { utf8Environment } from '../../scripts/utf8-environment.mjs';

/** A screen of its own for a browser with a window, and a keyboard for it. Needs Xvfb and xdotool. */
export interface XDisplay {
  /** ":99" */
  name: string;
  /** Presses keys (xdotool names: "alt+shift+k", "Return") in the window whose title holds these words. */
  press(title: string, ...keys: string[]): void;
  /** Presses keys in whatever has the focus: a menu or a prompt that belongs to no page. */
  type(...keys: string[]): void;
  /** A real click at a place of the screen, in pixels. */
  click(place: { x: number; y: number }, button: 'left' | 'right'): void;
  /** True when a window with this title is there. */
  hasWindow(title: string): boolean;
  close(): Promise<void>;
}

export async function startDisplay(): Promise<XDisplay> {
  // The server picks a free number itself and tells it on file descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = server.stdio[3];
  if (!told) throw new Error('Xvfb has no channel to tell its number.');
  const [number] = await Promise.race([
    once(told, 'data'),
    once(server, 'exit').then(() => {
      throw new Error('Xvfb ended at once. Install Debian package xvfb.');
    }),
  ]);
  const name = `:${String(number).trim()}`;
  const env = { ...utf8Environment(), DISPLAY: name };
  const xdotool = (args: string[]) => spawnSync('xdotool', args, { env, encoding: 'utf8' });
  const findWindow = (title: string) =>
    xdotool(['search', '--onlyvisible', '--name', title]).stdout.trim().split('\n').at(-1) ?? '';

  return {
    name,
    press(title, ...keys) {
      const window = findWindow(title);
      if (!window) throw new Error(`No window is titled ${title}.`);
      const result = xdotool(['windowfocus', '--sync', window, 'key', '--delay', '80', ...keys]);
      if (result.status !== 0) throw new Error(`xdotool: ${result.stderr}`);
    },
    type(...keys) {
      xdotool(['key', '--delay', '150', ...keys]);
    },
    click({ x, y }, button) {
      xdotool([
        'mousemove',
        '--sync',
        String(Math.round(x)),
        String(Math.round(y)),
        'click',
        button === 'left' ? '1' : '3',
      ]);
    },
    hasWindow: (title) => findWindow(title) !== '',
    async close() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}
