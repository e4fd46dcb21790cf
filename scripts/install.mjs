// Plain JavaScript for the system's own Node (20 or later): runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainNpmFailure } from './explain-npm-failure.mjs';
import { findChromium, findFirefox, findOnPath } from './find-browser.mjs';
import { requireNode } from './require-node.mjs';

/** Top directory of the project. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Debian and Ubuntu packages, by what is missing. */
const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  display: ['xvfb', 'xdotool'],
  fonts: ['fonts-noto-cjk'],
};

/**
 * Environment in which the project's own Node (the `node` package, 24) and tools come first on PATH.
 * @returns {Record<string, string | undefined>}
 */
export function projectEnvironment() {
  const bin = join(ROOT, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/** The project's own Node, once dependencies are installed. */
export function projectNode() {
  const inside = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(inside) ? inside : process.execPath;
}

/**
 * Runs `npm ci` when a package of the lock file is missing or of another version.
 * Throws with what to do when that fails. A registry that is down is told in seconds: npm itself would try for minutes.
 */
export function ensureDependencies() {
  requireNode();
  const stale = findStalePackage();
  if (stale === null) return;
  console.log(`Installing dependencies (${stale}).`);
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', ...npmOptions()], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status === 0) return;
  console.error(result.stderr ?? '');
  if (result.error)
    throw new Error(`npm could not be started (${result.error.message}). It comes with Node: install that anew.`);
  throw new Error(explainNpmFailure(result.stderr ?? ''));
}

/** Short patience, and a cache inside the project where the usual one in the home directory cannot be written. */
function npmOptions() {
  const patience = [
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=2000',
    '--fetch-retry-maxtimeout=4000',
    '--fetch-timeout=30000',
  ];
  return canWrite(homedir()) ? patience : [...patience, '--cache', join(ROOT, '.output', 'npm-cache')];
}

/** @param {string} directory */
function canWrite(directory) {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Why node_modules is not what package-lock.json says, or null when it is.
 * @returns {string | null}
 */
function findStalePackage() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'none are there yet';
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // Packages for other systems are in the lock file and not installed.
    if (!found && (entry.optional || entry.peer)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== entry.version) return `${path} is ${found.version}, wanted ${entry.version}`;
  }
  return null;
}

/**
 * Installs what is missing of the browsers and their helpers, when this is Debian or Ubuntu and we may.
 * @param {{ chromium?: boolean, firefox?: boolean, display?: boolean }} needs
 * @returns {string[]} sentences that say what is still missing and how to get it; empty when all is there
 */
export function ensureBrowsers(needs) {
  const before = listMissing(needs);
  if (before.length > 0 && canInstall()) {
    const packages = before.flatMap((name) => PACKAGES[name]);
    if (!hasChineseFont()) packages.push(...PACKAGES.fonts);
    console.log(`Installing ${packages.join(', ')}.`);
    apt(['update']);
    apt(['install', '-y', '--no-install-recommends', ...packages]);
  }
  return listMissing(needs).map(explainMissing);
}

/** @returns {('chromium' | 'firefox' | 'display')[]} */
function listMissing(needs) {
  /** @type {('chromium' | 'firefox' | 'display')[]} */
  const missing = [];
  if (needs.chromium && !findChromium()) missing.push('chromium');
  if (needs.firefox && !findFirefox()) missing.push('firefox');
  if (needs.display && !(findOnPath(['Xvfb']) && findOnPath(['xdotool']))) missing.push('display');
  return missing;
}

function explainMissing(name) {
  switch (name) {
    case 'chromium':
      return 'No Chromium found. Install Chromium (Debian: `sudo apt install chromium`) or Chrome for Testing (`npx @puppeteer/browsers install chrome@stable`), or set PANGZHENG_BROWSER to its path. Branded Chrome and Edge no longer load extensions from a folder.';
    case 'firefox':
      return 'No Firefox found. Install it (Debian: `sudo apt install firefox-esr`), or set PANGZHENG_FIREFOX to its path.';
    default:
      return 'Xvfb or xdotool is missing: the tests with real keys need both (Debian: `sudo apt install xvfb xdotool`).';
  }
}

/** Root on a system with apt: nobody has to be asked. */
function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== null;
}

function hasChineseFont() {
  const fcList = findOnPath(['fc-list']);
  if (!fcList) return false;
  return spawnSync(fcList, [':lang=zh'], { encoding: 'utf8' }).stdout.trim() !== '';
}

function apt(args) {
  spawnSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
