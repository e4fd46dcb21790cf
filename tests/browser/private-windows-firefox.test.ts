import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

/** As Firefox sees the add-on: may it run in private windows, and can the reader change that. */
const READ_POLICY = `
  const policy = WebExtensionPolicy.getByURI(Services.io.newURI(arguments[0]));
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  return AddonManager.getAddonByID(policy.id).then(({ incognito, permissions }) => ({
    isAllowed: policy.privateBrowsingAllowed,
    incognito,
    canBeAllowed: Boolean(permissions & AddonManager.PERM_CAN_CHANGE_PRIVATEBROWSING_ACCESS),
  }));`;

describe('a private window in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
  });
  afterAll(() => firefox?.close());

  it('is none of the extension’s business: it does not run there, and cannot be made to', async () => {
    expect(await firefox.runInBrowser(READ_POLICY, `${firefox.extensionOrigin}/popup.html`)).toEqual({
      isAllowed: false,
      incognito: 'not_allowed',
      canBeAllowed: false,
    });
  });
});
