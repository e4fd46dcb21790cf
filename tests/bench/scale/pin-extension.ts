import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Pins the extension's icon in a profile whose browser is closed, as a reader does who clicks it. Of an icon that is not
 * pinned Chromium first moves the icon into the toolbar, for a quarter of a second, and only then loads the popup.
 */
export function pinExtension(profileDir: string, extensionId: string): void {
  const file = join(profileDir, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  preferences.extensions = { ...preferences.extensions, pinned_extensions: [extensionId] };
  writeFileSync(file, JSON.stringify(preferences));
}
