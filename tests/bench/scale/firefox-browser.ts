import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ADDON_ID, launchFirefox } from '../../browser/firefox.ts';
import { waitFor } from '../../browser/wait-for.ts';
import { readMemory } from './process-memory.ts';
import type { ScaleBrowser, TimedAnswer } from './scale-browser.ts';

/** A real Firefox with the extension, over a profile that is kept. It has no observer of long tasks. */
export async function openFirefox(extensionDir: string, profileDir: string): Promise<ScaleBrowser> {
  const firefox = await launchFirefox({
    extensionPath: extensionDir,
    profileDir,
    // A temporary add-on's storage goes with the browser otherwise.
    preferences: {
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  });
  const workerFile = readdirSync(join(extensionDir, 'assets')).find((name) => /^library-worker-.*\.js$/.test(name));
  return {
    openLibrary: (section) => firefox.navigate(`${firefox.extensionOrigin}/library.html?section=${section}`),
    async chooseFile(selector, file) {
      const { marionette } = firefox;
      await marionette.send('Marionette:SetContext', { value: 'content' });
      await marionette.send('WebDriver:SetTimeouts', { implicit: 60_000 });
      const found = await marionette.send('WebDriver:FindElement', {
        using: 'css selector',
        value: `input${selector}`,
      });
      await marionette.send('WebDriver:ElementSendKeys', { id: readElementId(found), text: file });
      await marionette.send('WebDriver:SetTimeouts', { implicit: 0 });
    },
    run: firefox.run,
    readWorkerMeasures: async () => null,
    openTab: firefox.navigate,
    clickToolbar: async () => Number(await firefox.runInBrowser(CLICK_PINNED, ADDON_ID)),
    runInPopup: (body) => waitFor('the popup to open', () => firefox.runInPopup(body)),
    closePopup: firefox.closePopup,
    async callEach(batches) {
      // A document without scripts, so that there is no other worker beside this one.
      await firefox.navigate(`${firefox.extensionOrigin}/icon.svg`);
      const answers = (await firefox.run(CALL_EACH, `/assets/${workerFile}`, JSON.stringify(batches))) as string;
      return JSON.parse(answers) as TimedAnswer[][];
    },
    // Firefox gives this name to the process that runs all extensions' pages.
    memory: () => readMemory(firefox.pid, ({ name }) => name === 'WebExtensions'),
    close: firefox.close,
  };
}

function readElementId(found: unknown): string {
  const [id] = Object.values((found as { value: Record<string, string> }).value);
  if (id === undefined) throw new Error('Firefox found no field for files.');
  return id;
}

/** Puts the icon into the toolbar, as a reader does who clicks it often, and clicks it there. */
const CLICK_PINNED = `
  const id = arguments[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  window.CustomizableUI.addWidgetToArea(id + '-browser-action', 'nav-bar');
  return (async () => {
    for (;;) {
      const button = document.getElementById(id + '-BAP');
      if (button && button.getBoundingClientRect().width > 0) {
        await new Promise((resolve) => window.requestAnimationFrame(resolve));
        const clickedAt = Date.now();
        button.click();
        return clickedAt;
      }
      await new Promise((resolve) => window.requestAnimationFrame(resolve));
    }
  })();`;

/** Starts the worker and calls it, timed in the page. JSON both ways, for the two sides are of different security. */
const CALL_EACH = `
  const [url, json] = arguments;
  const batches = JSON.parse(json);
  const policy = window.trustedTypes?.createPolicy('pangzheng-worker', { createScriptURL: (given) => given });
  const worker = new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
  let lastId = 0;
  const call = ({ name, args }) => new Promise((resolve, reject) => {
    const id = ++lastId;
    const listen = ({ data }) => {
      if (data.id !== id || data.kind === 'progress') return;
      worker.removeEventListener('message', listen);
      if (data.kind === 'answer') resolve(data.value);
      else reject(new Error(JSON.stringify(data.error)));
    };
    worker.addEventListener('message', listen);
    worker.postMessage({ id, name, args });
  });
  return (async () => {
    const answers = [];
    for (const batch of batches) {
      const results = [];
      for (const each of batch) {
        const started = performance.now();
        await call(each);
        results.push({ value: null, ms: performance.now() - started });
      }
      answers.push(results);
    }
    globalThis.worker = worker; // or it might be collected
    return JSON.stringify(answers);
  })();`;
