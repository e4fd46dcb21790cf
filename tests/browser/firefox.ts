import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { connectMarionette, type Marionette } from './marionette.ts';
import { waitFor } from './wait-for.ts';

/** Id of the add-on in the manifest, and the address its pages get in tests. */
export const ADDON_ID = '{3233f7a8-4220-4149-ab0e-9a4921850d1e}';
const ADDON_UUID = '5d1c3c52-6f4e-4f0e-9c6b-7a3f5e8f2b11';

export interface FirefoxOptions {
  /** Directory of the built extension, or an .xpi or .zip of it. */
  extensionPath: string;
  /** Adds lines of user.js: name to value. */
  preferences?: Record<string, string | number | boolean>;
  profileDir?: string;
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
  /** Opens an address that no page may open (about:, view-source:), as the address bar does. */
  openFromBrowser(url: string): Promise<void>;
  /** Opens the sidebar as a click on its entry does. */
  openSidebar(): Promise<void>;
  runInSidebar(body: string, ...args: unknown[]): Promise<unknown>;
  /** A real mouse click in the sidebar, if the element is there: carries the gesture that a permission needs. */
  clickInSidebar(selector: string): Promise<void>;
  /** PNG of the open popup or sidebar. */
  /** A key press of the browser's own: 'Tab', 'Enter', '?'. The part of the window is given the focus first. */
  pressKey(key: string, where: 'popup' | 'sidebar' | 'tab'): Promise<void>;
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
  const preferences: Record<string, string | number | boolean> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: ADDON_UUID }),
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    'app.update.disabledForTesting': true,
    // Headless windows are never active; without this nothing in them has the focus.
    'focusmanager.testmode': true,
    ...options.preferences,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profileDir, 'user.js'), `${lines.join('\n')}\n`);

  const child = spawn(
    executable,
    ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profileDir],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: '1280',
        MOZ_HEADLESS_HEIGHT: '1000',
        HOME: scratch,
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
      await runInBrowser(CLICK_TOOLBAR, ADDON_ID);
      await waitFor('the popup to open', () => runInBrowser(`return Boolean(${FIND_POPUP})`));
    },
    runInPopup: (body, ...args) => runInElement(FIND_POPUP, body, args),
    async pressKey(key, where) {
      const find = { popup: FIND_POPUP, sidebar: FIND_SIDEBAR, tab: 'window.gBrowser.selectedBrowser' }[where];
      await runInBrowser(`const element = ${find}; ${PRESS_KEY}`, key);
    },
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
        `const box = document.querySelector(arguments[0])?.getBoundingClientRect();
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
      await runInBrowser(OPEN_SIDEBAR, ADDON_ID);
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

/** Clicks what a reader clicks. The button's id is made from the add-on's id as Firefox makes it. */
const CLICK_TOOLBAR = `
  const buttonId = arguments[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-BAP';
  document.getElementById('unified-extensions-button').click();
  return (async () => {
    for (;;) {
      const button = document.getElementById(buttonId);
      if (button && button.getBoundingClientRect().width > 0) {
        button.click();
        return true;
      }
      await new Promise((resolve) => window.requestAnimationFrame(resolve));
    }
  })();`;

/** The popup's <browser>, in the panel that is open. (Firefox loads it in a hidden panel first and moves it then.) */
const FIND_POPUP = `document.querySelector('#customizationui-widget-panel .webextension-popup-browser')`;

const OPEN_SIDEBAR = `
  const id = arguments[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  return window.SidebarController.show(id + '-sidebar-action').then(() => true);`;

const FIND_SIDEBAR = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;

/**
 * Runs a function body in the element's document, which lives in another process: a frame script evaluates it with the
 * document's own rights and sends the answer back as JSON.
 */
const RUN_IN_ELEMENT = `
  if (!element?.messageManager) throw new Error('this part of the extension is not open');
  const [body, args] = arguments;
  const name = 'pangzheng-test:' + Math.random();
  const inside = 'Promise.resolve((function () {' + body + '}).apply(null, JSON.parse(' +
    JSON.stringify(JSON.stringify(args)) + '))).then((value) => JSON.stringify({ value }))';
  const frameScript = '(async () => { let answer; try {' +
    'const sandbox = new Components.utils.Sandbox(content.document.nodePrincipal, ' +
    '{ sandboxPrototype: content.window, wantXrays: false });' +
    'answer = await Components.utils.evalInSandbox(' + JSON.stringify(inside) + ', sandbox);' +
    '} catch (error) { answer = JSON.stringify({ error: String(error) }); }' +
    'sendAsyncMessage(' + JSON.stringify(name) + ', answer); })()';
  return new Promise((resolve, reject) => {
    element.messageManager.addMessageListener(name, function listener(message) {
      element.messageManager.removeMessageListener(name, listener);
      const answer = JSON.parse(message.data);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.value ?? null);
    });
    element.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(frameScript), false);
  });`;

/** PNG of an element's document as a data address, drawn by the browser itself. */
const SHOOT_ELEMENT = `
  if (!element?.browsingContext) throw new Error('this part of the extension is not open');
  return (async () => {
    const bitmap = await element.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  })();`;

/** Presses and releases a key through the browser's text input processor, as its own tests do. */
const PRESS_KEY = `
  if (element.ownerDocument.activeElement !== element) element.focus();
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  processor.beginInputTransactionForTests(window, () => false);
  const event = new window.KeyboardEvent('', { key: arguments[0], code: arguments[0].length === 1 ? '' : arguments[0] });
  processor.keydown(event);
  processor.keyup(event);
  return true;`;

/** Loads an address with the browser's own rights, and waits for it. */
const OPEN_ADDRESS = `
  const browser = window.gBrowser.selectedBrowser;
  return new Promise((resolve) => {
    const listener = {
      QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(progress, request, flags) {
        const { STATE_STOP, STATE_IS_WINDOW } = Ci.nsIWebProgressListener;
        if (!progress.isTopLevel || !(flags & STATE_STOP) || !(flags & STATE_IS_WINDOW)) return;
        browser.removeProgressListener(listener);
        resolve(true);
      },
    };
    browser.addProgressListener(listener, Ci.nsIWebProgress.NOTIFY_STATE_WINDOW);
    window.pangzhengListener = listener; // listeners are held weakly
    browser.fixupAndLoadURIString(arguments[0], {
      triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    });
  });`;

/** Where the sidebar's document begins in the browser window: its <browser> lies in a page that lies in another. */
const PLACE_OF_SIDEBAR = `
  const outer = document.getElementById('sidebar').getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return [outer.left + inner.left, outer.top + inner.top];`;

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
