import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { utf8Environment } from '../../scripts/utf8-environment.mjs';
import {
  CLICK_TOOLBAR,
  FIND_POPUP,
  FIND_SIDEBAR,
  OPEN_ADDRESS,
  OPEN_SIDEBAR,
  PLACE_OF_SIDEBAR,
  PRESS_KEY,
  RUN_IN_ELEMENT,
  SHOOT_ELEMENT,
} from './firefox-scripts.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { waitFor } from './wait-for.ts';

/** Id of the add-on in the manifest, and the address its pages get in tests. */
export const ADDON_ID = '{3233f7a8-4220-4149-ab0e-9a4921850d1e}';
const ADDON_UUID = '5d1c3c52-6f4e-4f0e-9c6b-7a3f5e8f2b11';

export interface FirefoxOptions {
  /** Id of the add-on when it is another than the store's. */
  addonId?: string;
  /** Directory of the built extension, or an .xpi or .zip of it. */
  extensionPath: string;
  /** Adds lines of user.js: name to value. */
  preferences?: Record<string, string | number | boolean>;
  profileDir?: string;
  /** A window on this X display instead of headless: keys and focus are then the browser's own. */
  display?: string;
  /** IANA name of the zone in which it runs; the machine's when left out. */
  timeZone?: string;
}

/** A real Firefox with the built extension in it. */
export interface Firefox {
  marionette: Marionette;
  /** Process of the browser itself. */
  pid: number;
  /** "moz-extension://…" without a slash at the end. */
  extensionOrigin: string;
  /** Loads an address in the active tab. */
  navigate(url: string): Promise<void>;
  /** Runs a function body in the page in front; `arguments` holds the arguments. May return a promise. */
  run(body: string, ...args: unknown[]): Promise<unknown>;
  /** The same with the page's own objects and not wrappers around them: what is set on `window` stays there. */
  runInTab(body: string, ...args: unknown[]): Promise<unknown>;
  /** Runs a function body with the browser's own rights: `window` is the browser window. */
  runInBrowser(body: string, ...args: unknown[]): Promise<unknown>;
  /** A real click on the extensions button and on the extension's entry there: grants activeTab, opens the popup. */
  clickToolbar(): Promise<void>;
  /** Runs a function body in the open popup; `document` is the popup's. */
  runInPopup(body: string, ...args: unknown[]): Promise<unknown>;
  closePopup(): Promise<void>;
  isPopupOpen(): Promise<boolean>;
  /** Opens an address that no page may open (about:, view-source:), as the address bar does. */
  openFromBrowser(url: string): Promise<void>;
  /** Opens the sidebar as a click on its entry does. */
  openSidebar(): Promise<void>;
  closeSidebar(): Promise<void>;
  runInSidebar(body: string, ...args: unknown[]): Promise<unknown>;
  /** A real mouse click in the sidebar, if the element is there: carries the gesture that a permission needs. */
  clickInSidebar(selector: string): Promise<void>;
  /** A key press of the browser's own: 'Tab', 'Enter', '?'. The part of the window is given the focus first. */
  pressKey(key: string, where: 'popup' | 'sidebar' | 'tab'): Promise<void>;
  /** PNG of the open popup. */
  shootPopup(): Promise<Buffer>;
  shootSidebar(): Promise<Buffer>;
  close(): Promise<void>;
  /** The power goes: no process of the browser gets to do anything more. */
  kill(): Promise<void>;
}

/** Starts a headless Firefox with the extension as a temporary add-on. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const executable = findFirefox();
  if (!executable) throw new Error('No Firefox found: install Debian package firefox-esr, or set PANGZHENG_FIREFOX.');
  const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-firefox-'));
  const profileDir = options.profileDir ?? join(scratch, 'profile');
  mkdirSync(profileDir, { recursive: true });
  const port = await findFreePort();
  const addonId = options.addonId ?? ADDON_ID;
  const preferences: Record<string, string | number | boolean> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: ADDON_UUID }),
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    'app.update.disabledForTesting': true,
    // Headless windows are never active; without this nothing in them has the focus.
    'focusmanager.testmode': options.display === undefined,
    ...options.preferences,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profileDir, 'user.js'), `${lines.join('\n')}\n`);

  const child = spawn(
    executable,
    [
      ...(options.display === undefined ? ['--headless'] : []),
      '--no-remote',
      '--marionette',
      '--remote-allow-system-access',
      '--profile',
      profileDir,
    ],
    {
      stdio: 'ignore',
      env: {
        ...utf8Environment(),
        MOZ_HEADLESS_WIDTH: '1280',
        MOZ_HEADLESS_HEIGHT: '1000',
        HOME: scratch,
        ...(options.display === undefined ? {} : { DISPLAY: options.display }),
        ...(options.timeZone === undefined ? {} : { TZ: options.timeZone }),
      },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const marionette = await waitFor('Firefox to listen', () => connectMarionette(port));
  await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
  await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 120_000 });
  await marionette.send('Addon:Install', { path: options.extensionPath, temporary: true });

  const execute = async (context: 'chrome' | 'content', body: string, args: unknown[]) => {
    await marionette.send('Marionette:SetContext', { value: context });
    const answer = await marionette.send('WebDriver:ExecuteScript', {
      script: body,
      args,
      newSandbox: true,
      sandbox: context === 'chrome' ? 'system' : 'default',
    });
    return isAnswer(answer) ? answer.value : null;
  };
  const runInBrowser = (body: string, ...args: unknown[]) => execute('chrome', body, args);

  const runInElement = (find: string, body: string, args: unknown[]) =>
    runInBrowser(`const element = ${find}; ${RUN_IN_ELEMENT}`, body, args);

  const shootElement = async (find: string) =>
    Buffer.from(String(await runInBrowser(`const element = ${find}; ${SHOOT_ELEMENT}`)), 'base64');

  return {
    marionette,
    pid: child.pid ?? -1,
    extensionOrigin: `moz-extension://${ADDON_UUID}`,
    async navigate(url) {
      await marionette.send('Marionette:SetContext', { value: 'content' });
      await marionette.send('WebDriver:Navigate', { url });
    },
    run: (body, ...args) => execute('content', body, args),
    runInTab: (body, ...args) => runInElement('window.gBrowser.selectedBrowser', body, args),
    runInBrowser,
    async clickToolbar() {
      await runInBrowser(CLICK_TOOLBAR, addonId);
      await waitFor('the popup to open', () => runInBrowser(`return Boolean(${FIND_POPUP})`));
    },
    runInPopup: (body, ...args) => runInElement(FIND_POPUP, body, args),
    async pressKey(key, where) {
      const find = { popup: FIND_POPUP, sidebar: FIND_SIDEBAR, tab: 'window.gBrowser.selectedBrowser' }[where];
      await runInBrowser(`const element = ${find}; ${PRESS_KEY}`, key);
    },
    isPopupOpen: async () => (await runInBrowser(`return Boolean(${FIND_POPUP})`)) === true,
    async closePopup() {
      await runInBrowser(`document.getElementById('customizationui-widget-panel')?.hidePopup(); return true`);
      await waitFor('the popup to close', () => runInBrowser(`return !${FIND_POPUP}`));
    },
    async openFromBrowser(url) {
      await runInBrowser(OPEN_ADDRESS, url);
    },
    async clickInSidebar(selector) {
      const runInSidebar = (body: string, ...args: unknown[]) => runInElement(FIND_SIDEBAR, body, args);
      const place = await runInSidebar(
        `const element = document.querySelector(arguments[0]);
         element?.scrollIntoView({ block: 'center', behavior: 'instant' });
         const box = element?.getBoundingClientRect();
         return box ? [box.left + box.width / 2, box.top + box.height / 2] : null;`,
        selector,
      );
      if (place === null) return;
      const [left = 0, top = 0] = toNumbers(await runInBrowser(`const element = ${FIND_SIDEBAR}; ${PLACE_OF_SIDEBAR}`));
      const [x = 0, y = 0] = toNumbers(place);
      await marionette.send('Marionette:SetContext', { value: 'chrome' });
      await marionette.send('WebDriver:PerformActions', {
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [
              { type: 'pointerMove', x: Math.round(left + x), y: Math.round(top + y) },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      });
    },
    async openSidebar() {
      await runInBrowser(OPEN_SIDEBAR, addonId);
    },
    async closeSidebar() {
      await runInBrowser('window.SidebarController.hide(); return true');
    },
    runInSidebar: (body, ...args) => runInElement(FIND_SIDEBAR, body, args),
    shootPopup: () => shootElement(FIND_POPUP),
    shootSidebar: () => shootElement(FIND_SIDEBAR),
    async close() {
      await marionette.send('Marionette:SetContext', { value: 'chrome' }).catch(() => {});
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      marionette.close();
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      marionette.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function toNumbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

function isAnswer(value: unknown): value is { value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
