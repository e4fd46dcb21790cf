import { ADDON_ID, launchFirefox } from '../../browser/firefox.ts';
import { waitFor } from '../../browser/wait-for.ts';
import { type BadgeBrowser, READ_LOAD_END } from './badge-browser.ts';

const ALLOW = `
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  return ExtensionPermissions.add(arguments[0], { permissions: [], origins: ['http://127.0.0.1/*'] }, extension).then(() => true);`;

const READ_BADGE = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  const { action } = extension.apiManager.global.browserActionFor(extension);
  return action.getContextData(window.gBrowser.selectedTab).badgeText ?? '';`;

const STOP_BACKGROUND = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  return extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => true);`;

export async function openFirefoxBadge(extensionDir: string, profileDir: string): Promise<BadgeBrowser> {
  const firefox = await launchFirefox({
    extensionPath: extensionDir,
    profileDir,
    preferences: {
      // A temporary add-on's storage goes with the browser otherwise.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'dom.security.https_first': false,
    },
  });
  await firefox.runInBrowser(ALLOW, ADDON_ID);
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=settings`);
  const BOX = '[data-testid=setting-badge]';
  await waitFor('the setting', () => firefox.run('return document.querySelector(arguments[0]) !== null', BOX));
  await firefox.run('document.querySelector(arguments[0]).click()', BOX);
  const listRegistered = 'return window.wrappedJSObject.browser.scripting.getRegisteredContentScripts()';
  await waitFor('the script', async () => ((await firefox.run(listRegistered)) as unknown[]).length === 1);
  return {
    async load(url) {
      await firefox.navigate(url);
      return Number(await firefox.run(READ_LOAD_END));
    },
    readBadge: async () => String(await firefox.runInBrowser(READ_BADGE, ADDON_ID)),
    async stopBackground() {
      await firefox.runInBrowser(STOP_BACKGROUND, ADDON_ID);
    },
    close: firefox.close,
  };
}
