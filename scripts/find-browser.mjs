// Plain JavaScript for the system's own Node: `npm start` needs it before anything is installed.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names on PATH, best first. Branded Chrome and Edge are absent on purpose: they no longer take --load-extension. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'chrome-for-testing'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

/** Where Chromium and Chrome for Testing are put outside PATH: application folders, and the caches of test tools. */
const CHROMIUM_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * The Chromium to use: PANGZHENG_BROWSER when set, else the first found. Null when there is none.
 * @returns {string | null} path of the executable
 */
export function findChromium() {
  const chosen = process.env.PANGZHENG_BROWSER;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    const onPath = findOnPath([chosen]);
    if (onPath) return onPath;
    throw new Error(
      `PANGZHENG_BROWSER names ${chosen}, which is not there. Correct it, or unset it to let one be found.`,
    );
  }
  return findOnPath(CHROMIUM_NAMES) ?? CHROMIUM_PLACES.find((place) => existsSync(place)) ?? findInCaches();
}

/**
 * The Firefox to test with: PANGZHENG_FIREFOX when set, else the first found. Null when there is none.
 * @returns {string | null} path of the executable
 */
export function findFirefox() {
  const chosen = process.env.PANGZHENG_FIREFOX;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(
      `PANGZHENG_FIREFOX names ${chosen}, which is not there. Correct it, or unset it to let one be found.`,
    );
  }
  return findOnPath(FIREFOX_NAMES) ?? FIREFOX_PLACES.find((place) => existsSync(place)) ?? null;
}

/**
 * First of some programs that PATH holds.
 * @param {string[]} names
 * @returns {string | null}
 */
export function findOnPath(names) {
  for (const name of names) {
    for (const directory of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(directory, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this directory.
      }
    }
  }
  return null;
}

/** Chrome for Testing as `npx @puppeteer/browsers install chrome` leaves it: ~/.cache/puppeteer/chrome/<platform-version>/ */
function findInCaches() {
  const cache = join(homedir(), '.cache', 'puppeteer', 'chrome');
  if (!existsSync(cache)) return null;
  for (const version of readdirSync(cache).sort().reverse()) {
    for (const inside of ['chrome-linux64/chrome', 'chrome-win64/chrome.exe']) {
      const file = join(cache, version, inside);
      if (existsSync(file)) return file;
    }
  }
  return null;
}
