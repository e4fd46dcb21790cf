import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Development packages of which something ships all the same: helpers that the build writes into the bundles (vite, wxt),
 * and the table of traditional characters (utils/text/traditional-to-simplified.ts).
 */
const SHIPPED_TOOLS = ['vite', 'wxt', '@wxt-dev/browser', '@wxt-dev/webextension-polyfill', 'opencc-js'];

/** Parts of a package that have a licence of their own, in a folder of their own: tables of codes, decoders in pdf.js's code. */
const PARTS: Record<string, string[]> = {
  'node_modules/pdfjs-dist': [
    'cmaps/LICENSE',
    'wasm/LICENSE_JBIG2',
    'wasm/LICENSE_OPENJPEG',
    'wasm/LICENSE_PDFJS_JBIG2',
    'wasm/LICENSE_PDFJS_OPENJPEG',
    'wasm/LICENSE_PDFJS_QCMS',
    'wasm/LICENSE_QCMS',
  ],
};

const TEXT_NAMES = /^(?:licen[cs]e|notice|copying|third[-_]party[-_]licen[cs]es)/i;

/** What tools say of the packages that they bundle for themselves, none of which ships with us. */
const OF_THE_TOOL_ITSELF = /^# Licenses of bundled dependencies[\s\S]*/m;

interface LockedPackage {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
}

/**
 * Licence and notice texts of every package of which the extension may hold a part: all that `dependencies` lead to, used
 * or not, and some tools. Made of package-lock.json and node_modules, so the same for the same installation.
 * Throws for a package that has no text and no well-known licence: it must not ship before somebody has looked.
 */
export function listLicences(): string {
  const packages: Record<string, LockedPackage> = readJson('package-lock.json').packages;
  const shipped = Object.entries(packages).filter(
    ([path, entry]) =>
      path !== '' &&
      (SHIPPED_TOOLS.some((name) => path === `node_modules/${name}`) ||
        (!entry.dev && !entry.devOptional && !entry.optional)),
  );
  const parts = new Map<string, string>();
  for (const [path, { version = '' }] of shipped) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    parts.set(`${name} ${version}`, describePackage(`${name} ${version}`, path));
  }
  const sorted = [...parts.keys()].sort().map((key) => parts.get(key));
  return `Pangzheng holds parts of the packages below. Their licences and notices:\n\n${sorted.join('\n')}`;
}

function describePackage(title: string, path: string): string {
  const { license = '', author = '', homepage = '' } = readJson(join(path, 'package.json'));
  const folder = join(ROOT, path);
  const texts = readdirSync(folder)
    .filter((name) => TEXT_NAMES.test(name) && statSync(join(folder, name)).isFile())
    .sort()
    .concat(PARTS[path] ?? [])
    .map((name) =>
      readFileSync(join(folder, name), 'utf8').replace(OF_THE_TOOL_ITSELF, '').replaceAll('\r\n', '\n').trim(),
    );
  if (texts.length === 0) texts.push(writeKnownLicence(title, license, author));
  const line = '='.repeat(78);
  return `${line}\n${title}\nLicence: ${license}${homepage === '' ? '' : `\n${homepage}`}\n${line}\n\n${texts.join('\n\n')}\n`;
}

/** For packages that name their licence and forgot its text. */
function writeKnownLicence(title: string, license: string, author: unknown): string {
  if (license !== 'MIT')
    throw new Error(`${title} ships and has no licence text (${license || 'none named'}). Look at it.`);
  const name = typeof author === 'object' && author !== null && 'name' in author ? author.name : author;
  return `Copyright (c) ${name || `the authors of ${title}`}\n\n${MIT_TEXT}`;
}

function readJson(path: string) {
  const file = join(ROOT, path);
  if (!existsSync(file)) throw new Error(`${path} is not there. Run \`npm ci\`.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const MIT_TEXT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
