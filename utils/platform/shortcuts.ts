import { browser } from 'wxt/browser';
import type { Shortcut } from '../protocol/platform-client.ts';

/** The browser's own page for the keys of extensions. Firefox lets no extension open its about: page. */
const CHROMIUM_SHORTCUTS = 'chrome://extensions/shortcuts';

/** Keys as the browser really assigned them: it drops those that are taken without a word. */
export async function listShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ name = '', shortcut = '' }) => {
    const command = toCommand(name);
    return command ? [{ command, key: shortcut }] : [];
  });
}

export async function openShortcutSettings(): Promise<void> {
  if (hasShortcutSettings(browser.commands)) await browser.commands.openShortcutSettings();
  else await browser.tabs.create({ url: CHROMIUM_SHORTCUTS });
}

function toCommand(name: string): Shortcut['command'] | null {
  switch (name) {
    case '_execute_action':
      return 'open-popup';
    case 'search':
    case 'open-panel':
    case 'clip':
      return name;
    default:
      return null;
  }
}

/** Firefox 137 and later. */
function hasShortcutSettings(commands: object): commands is { openShortcutSettings(): Promise<void> } {
  return 'openShortcutSettings' in commands;
}
