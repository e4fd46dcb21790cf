import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Directory of the built extension: .output, or what PANGZHENG_OUT_DIR names (see wxt.config.ts). */
export function builtExtension(browser: 'chrome' | 'firefox'): string {
  const directory = resolve(process.env.PANGZHENG_OUT_DIR || '.output', `${browser}-mv3`);
  if (!existsSync(join(directory, 'manifest.json'))) {
    const command = browser === 'chrome' ? 'npm run build' : 'npm run build:firefox';
    throw new Error(`Nothing is built in ${directory}. Run \`${command}\` first.`);
  }
  return directory;
}
