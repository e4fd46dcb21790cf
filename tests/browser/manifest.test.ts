import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { waitFor } from './wait-for.ts';

/** What chrome://extensions shows under an extension. */
interface ExtensionInfo {
  state: string;
  manifestErrors: { message: string }[];
  permissions: { simplePermissions: { message: string }[] };
}

/** Run in chrome://extensions. Warnings are kept for developers alone, and only of what is loaded after they asked. */
async function reloadExtension(id: string): Promise<void> {
  const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome.developerPrivate;
  await api.updateProfileConfiguration({ inDeveloperMode: true });
  await api.updateExtensionConfiguration({ extensionId: id, errorCollection: true });
  await api.reload(id, { failQuietly: true });
}

/** Run in chrome://extensions. */
async function inspectExtension(id: string): Promise<ExtensionInfo> {
  const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome.developerPrivate;
  return api.getExtensionInfo(id);
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; errorCollection: boolean }): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<ExtensionInfo>;
}

describe('the manifest in Chromium', () => {
  let chromium: Chromium;
  let info: ExtensionInfo;

  beforeAll(async () => {
    chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
    const tab = await chromium.openTab('chrome://extensions');
    await tab.evaluate(reloadExtension, chromium.extensionId);
    // A reload answers before the extension runs again; one that is refused never does.
    info = await waitFor('the extension to run again', async () => {
      const now = await tab.evaluate(inspectExtension, chromium.extensionId);
      return now.state === 'ENABLED' || now.manifestErrors.length > 0 ? now : null;
    });
  });
  afterAll(() => chromium?.close());

  it('is taken without an error or a warning', () => {
    expect(info.manifestErrors).toEqual([]);
    expect(info.state).toBe('ENABLED');
  });

  it('gives the reader nothing to be warned of at install', () => {
    expect(info.permissions.simplePermissions).toEqual([]);
  });
});
