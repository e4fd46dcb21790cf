import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

/** What about:debugging shows under an add-on; throws when it is not there. */
const READ_WARNINGS = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.GlobalManager.extensionMap.get(arguments[0]).warnings;`;

const READ_ADDON = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  return AddonManager.getAddonByID(arguments[0]).then(({ name, version, isActive, userPermissions }) =>
    ({ name, version, isActive, permissions: userPermissions.permissions, origins: userPermissions.origins }));`;

const ADDON_ID = '{3233f7a8-4220-4149-ab0e-9a4921850d1e}';

describe('the manifest in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
  });
  afterAll(() => firefox?.close());

  it('is taken without a warning', async () => {
    expect(await firefox.runInBrowser(READ_WARNINGS, ADDON_ID)).toEqual([]);
  });

  it('asks for nothing at install beyond what it names, and for no site', async () => {
    expect(await firefox.runInBrowser(READ_ADDON, ADDON_ID)).toMatchObject({
      isActive: true,
      permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus'],
      origins: [],
    });
  });
});
