import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type Target } from 'puppeteer-core';
import { findChromium } from '../../scripts/find-browser.mjs';
import { utf8Environment } from '../../scripts/utf8-environment.mjs';
import { BROWSER_WAIT_MS } from './browser-wait.ts';
import { CHROMIUM_ARGUMENTS } from './chromium-arguments.ts';

export interface ChromiumOptions {
  /** Directory of the built extension. */
  extensionDir: string;
  /** Language of the browser's interface; 'own' leaves it as the system has it. Default zh-CN. */
  language?: Language;
  /** A window instead of headless. */
  isWindow?: boolean;
  /** The window's X display, when it is another than this process has: real keys need one. */
  display?: string;
  /** Kept between launches when given; else a new one, deleted at close. */
  profileDir?: string;
  /** Match patterns that the reader has already allowed; see copyExtension for how. */
  allowedSites?: string[];
  /** Optional permissions that the reader has given already; see copyExtension. */
  givenPermissions?: string[];
  args?: string[];
  /** The page that opens when the extension is installed stays open. */
  keepsWelcome?: boolean;
}

type Language = 'zh-CN' | 'en' | 'own';

/** A real Chromium with the built extension in it. */
export interface Chromium {
  browser: Browser;
  extension: Extension;
  extensionId: string;
  /** A new active tab, loaded. */
  openTab(url: string): Promise<Page>;
  /** A real click on the toolbar icon with this tab in front: grants activeTab and opens the popup. */
  clickToolbar(tab: Page): Promise<Page>;
  /** Waits for an open page of the extension: 'popup.html', 'sidepanel.html', 'library.html'. */
  waitForPage(fileName: string): Promise<Page>;
  /** Opens a page of the extension as a tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** Closes all but one blank tab, and the panel with its own: the next test begins afresh. */
  closeTabs(): Promise<void>;
  /** Does something that opens a page of the extension (a key press), and waits for that page. */
  openByKey(fileName: string, press: () => void): Promise<Page>;
  /** Told of every request that a page of the extension makes from now on. */
  onExtensionRequest(listener: (url: string) => void): void;
  /** Stops the service worker, as the browser does after 30 s of rest. */
  stopWorker(): Promise<void>;
  /** True while the service worker runs. */
  isWorkerRunning(): boolean;
  close(): Promise<void>;
}

/** Starts Chromium with the extension. Close it in the test's tear-down. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install Debian package chromium, or set PANGZHENG_BROWSER.');
  const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-chromium-'));
  const language = options.language ?? 'zh-CN';
  // Chromium makes the id of an unpacked extension from its path: with a kept profile the path must stay as well.
  const extensionDir = join(options.profileDir ?? scratch, 'extension');
  copyExtension(options.extensionDir, extensionDir, language, options);
  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    headless: !options.isWindow,
    enableExtensions: true,
    userDataDir: options.profileDir ?? join(scratch, 'profile'),
    protocolTimeout: 3 * BROWSER_WAIT_MS,
    defaultViewport: null,
    env: {
      ...utf8Environment(),
      ...(language === 'own' ? {} : { LANGUAGE: language === 'zh-CN' ? 'zh_CN' : 'en_US' }),
      ...(options.display === undefined ? {} : { DISPLAY: options.display }),
    },
    args: [
      ...CHROMIUM_ARGUMENTS,
      // On Linux Chromium takes its language from LANGUAGE above; this is for the other systems.
      ...(language === 'own' ? [] : [`--lang=${language}`]),
      ...(options.args ?? []),
    ],
  });
  // Installed here and not by launch(), which does not wait for it.
  const extensionId = await browser.installExtension(extensionDir).catch(async (error) => {
    await browser.close();
    throw error;
  });
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error(`Chromium took ${extensionDir} and does not list it.`);
  const urlOf = (fileName: string) => `chrome-extension://${extensionId}/${fileName}`;
  await closeWelcome(browser, urlOf('library.html'), options.keepsWelcome ?? false);
  if (options.givenPermissions) {
    copyExtension(options.extensionDir, extensionDir, language, { ...options, givenPermissions: [] });
    await browser.installExtension(extensionDir);
  }
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(urlOf(''));

  async function waitForPage(fileName: string): Promise<Page> {
    const target = await browser.waitForTarget((found) => found.url().startsWith(urlOf(fileName)), {
      timeout: BROWSER_WAIT_MS,
    });
    const page = await target.asPage();
    page.setDefaultTimeout(BROWSER_WAIT_MS);
    return page;
  }

  return {
    browser,
    extension,
    extensionId,
    waitForPage,
    async openTab(url) {
      const tab = await browser.newPage();
      tab.setDefaultTimeout(BROWSER_WAIT_MS);
      await tab.goto(url);
      await tab.bringToFront();
      return tab;
    },
    async clickToolbar(tab) {
      await tab.bringToFront();
      await extension.triggerAction(tab);
      return waitForPage('popup.html');
    },
    async openExtensionPage(path) {
      const tab = await browser.newPage();
      tab.setDefaultTimeout(BROWSER_WAIT_MS);
      await tab.goto(urlOf(path));
      return tab;
    },
    async closeTabs() {
      const blank = await browser.newPage();
      for (const target of browser.targets()) {
        if (target.type() !== 'page' && !target.url().startsWith(urlOf(''))) continue;
        if (target === blank.target() || isWorker(target)) continue;
        const page = await target.asPage().catch(() => null);
        await page?.close().catch(() => {}); // a popup closes by itself when the tab under it goes
      }
    },
    async openByKey(fileName, press) {
      press();
      return waitForPage(fileName);
    },
    onExtensionRequest(listener) {
      const listen = async (target: Target) => {
        if (!target.url().startsWith(urlOf('')) || isWorker(target)) return;
        const page = await target.asPage().catch(() => null);
        page?.on('request', (request) => listener(request.url()));
      };
      browser.on('targetcreated', listen);
      browser.on('targetchanged', listen);
    },
    async stopWorker() {
      const target = browser.targets().find(isWorker);
      if (!target) return;
      const worker = await target.worker();
      if (!worker) return;
      const gone = new Promise<void>((resolve) => {
        const check = (found: Target) => {
          if (!isWorker(found)) return;
          browser.off('targetdestroyed', check);
          resolve();
        };
        browser.on('targetdestroyed', check);
      });
      await worker.close();
      await gone;
    },
    isWorkerRunning: () => browser.targets().some(isWorker),
    async close() {
      await browser.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits for the page that every installation opens; it would come to the front in the middle of a test. */
async function closeWelcome(browser: Browser, url: string, isKept: boolean): Promise<void> {
  const welcome = await browser.waitForTarget((target) => target.url().startsWith(url), { timeout: BROWSER_WAIT_MS });
  if (!isKept) await (await welcome.asPage()).close();
}

/**
 * A copy of the built extension, in two things other than the build.
 * Its manifest asks for some sites at install: the prompt of permissions.request is a native window that no test
 * protocol can click, so this stands for "the reader has allowed these sites". The code is the same, and
 * permissions.contains, executeScript and tabs.onUpdated answer as after a grant. (The prompt itself is answered with
 * real keys in native-window.test.ts.)
 * The same with optional permissions for a first install, over which the extension is installed as it is: Chromium keeps what was
 * given, and lets it be taken back.
 * For zh-CN it has no English strings: Debian's Chromium comes with English alone (the other languages are in
 * chromium-l10n), and so falls back to the extension's default language, which is Chinese.
 */
function copyExtension(
  extensionDir: string,
  copyDir: string,
  language: Language,
  { allowedSites = [], givenPermissions = [] }: Pick<ChromiumOptions, 'allowedSites' | 'givenPermissions'>,
): void {
  rmSync(copyDir, { recursive: true, force: true });
  cpSync(extensionDir, copyDir, { recursive: true });
  if (language === 'zh-CN') rmSync(join(copyDir, '_locales', 'en'), { recursive: true, force: true });
  if (allowedSites.length === 0 && givenPermissions.length === 0) return;
  const manifestFile = join(copyDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  manifest.host_permissions = allowedSites;
  manifest.permissions.push(...givenPermissions);
  writeFileSync(manifestFile, JSON.stringify(manifest));
}
