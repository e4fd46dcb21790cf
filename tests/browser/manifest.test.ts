import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';

/** What chrome://extensions shows under an extension. */
interface ExtensionInfo {
  state: string;
  manifestErrors: { message: string }[];
  permissions: { simplePermissions: { message: string }[] };
}

/** Run in chrome://extensions. Warnings are kept for developers alone, and only of what is loaded after they asked. */
async function inspectExtension(id: string): Promise<ExtensionInfo> {
  const api = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome.developerPrivate;
  await api.updateProfileConfiguration({ inDeveloperMode: true });
  await api.updateExtensionConfiguration({ extensionId: id, errorCollection: true });
  await api.reload(id, { failQuietly: true });
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
    info = await tab.evaluate(inspectExtension, chromium.extensionId);
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
