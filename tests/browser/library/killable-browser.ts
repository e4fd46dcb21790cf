import { once } from 'node:events';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { findLibraryWorker, openLibraryProbe } from './library-probe.ts';
import { callProbe, importThroughProbe, startProbe } from './probe-page.ts';
import { readStoredLibrary, type StoredLibrary } from './stored-library.ts';

/** The library of one profile, in a browser that can lose its power and be started again. */
export interface KillableLibrary {
  call(name: string, ...args: unknown[]): Promise<unknown>;
  importJson(json: string, name: string): Promise<unknown>;
  readStored(): Promise<StoredLibrary>;
  /** No process of the browser gets to do anything more. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function startInChromium(profileDir: string): Promise<KillableLibrary> {
  const extensionDir = builtExtension('chrome');
  const chromium = await launchChromium({ extensionDir, profileDir });
  const { page, call, importJson } = await openLibraryProbe(chromium, extensionDir);
  return {
    call,
    importJson,
    readStored: () => page.evaluate(readStoredLibrary),
    kill: () => killChromium(chromium),
    close: () => chromium.close(),
  };
}

export async function killChromium(chromium: Chromium): Promise<void> {
  const browserProcess = chromium.browser.process();
  if (!browserProcess) throw new Error('No browser is running.');
  const gone = once(browserProcess, 'exit');
  browserProcess.kill('SIGKILL');
  await gone;
  await chromium.close().catch(() => undefined);
}

export async function startInFirefox(profileDir: string): Promise<KillableLibrary> {
  const extensionPath = builtExtension('firefox');
  const firefox = await launchFirefox({
    extensionPath,
    profileDir,
    preferences: {
      // The add-on is a temporary one, installed anew at each start: its storage is not.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  });
  await firefox.navigate(`${firefox.extensionOrigin}/LICENSE.txt`); // a document of the extension without scripts
  await runThere(firefox, startProbe, findLibraryWorker(extensionPath));
  return {
    call: (name, ...args) => runThere(firefox, callProbe, name, args),
    async importJson(json, name) {
      // Large texts go by the other way in: a frame script is an address, and this would be one of many megabytes.
      await firefox.run('window.wrappedJSObject.probeText = arguments[0]', json);
      return firefox.runInTab(`return (${importThroughProbe})(window.probeText, arguments[0])`, name);
    },
    readStored: async () => (await runThere(firefox, readStoredLibrary)) as StoredLibrary,
    kill: () => firefox.kill(),
    close: () => firefox.close(),
  };
}

/** Sends a function as text: it must hold on to nothing outside of itself. */
function runThere<Args extends unknown[]>(
  firefox: Firefox,
  work: (...args: Args) => unknown,
  ...args: Args
): Promise<unknown> {
  return firefox.runInTab(`return (${work}).apply(null, arguments)`, ...args);
}
