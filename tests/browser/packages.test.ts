import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listLicences } from '../../scripts/list-licences.ts';
import { builtExtension } from './built-extension.ts';

interface BuiltFile {
  path: string;
  text: string;
}

function readBuiltFiles(browser: 'chrome' | 'firefox', ending: RegExp): BuiltFile[] {
  const directory = builtExtension(browser);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(directory, path), 'utf8') }));
}

/** Ways out that no content security policy stops, or that code which sends nothing has no need of. Not: methods of such names, whatever they take. */
const WAYS_OUT =
  /RTC\w*Connection|RTCDataChannel|WebTransport|WebSocket|EventSource|XMLHttpRequest|sendBeacon|setUninstallURL|importScripts|serviceWorker\.register|(?<![\w.$])(?:fetch|open)\((?![\w,=!{}:]*\)\{)|preconnect|(?<!x-)dns-prefetch|rel=\\?["']?prefetch|(?<![\w.$])eval\(|(?<![\w$])new Function\(/g;

/**
 * What of it the packages hold, with the reason. The text around decides, so that another use of the same name fails.
 * A name of a variable is one that the minifier chose.
 */
const ACCEPTED: { what: string; around: RegExp; times: number }[] = [
  // papaparse's download of a CSV by its address: ours gives it text alone, and connect-src 'self' would stop it.
  { what: 'papaparse', around: /\w=new XMLHttpRequest,this\._config\.withCredentials/, times: 1 },
  // A list of all functions of the browser's API, in webextension-polyfill.
  { what: 'polyfill', around: /setUninstallURL:\{minArgs:1,maxArgs:1\}/, times: 1 },
  // Our own files, wherever a library is opened: its worker, the background, the thread of imports (create-library-world.ts);
  // and the page that reads them while its worker starts (send-files.ts).
  // The worker of a PDF reads its tables of codes as well.
  { what: 'package files', around: /await fetch\(`\/\$\{\w+\}`\)/, times: 5 },
  // Runs in the tab of a PDF: out of the browser's cache alone, unless the reader asked for the PDF to be fetched again.
  {
    what: 'PDF of the tab',
    around: /fetch\(location\.href,\w+\?\{cache:`force-cache`\}:\{cache:`only-if-cached`,mode:`same-o/,
    times: 1,
  },
  // Vite's modulepreload for browsers without it: addresses of <link> elements in our own pages.
  { what: 'vite', around: /fetch\(\w+\.href,\w+\)/, times: 1 },
];

describe.each(['chrome', 'firefox'] as const)('the package for %s', (browser) => {
  it('holds no trace of what builds for a team add', () => {
    const files = readBuiltFiles(browser, /\.(js|html|css|json|svg|md)$/);
    const trace = /opensearch|_termvectors|PANGZHENG_TEAM|#team\/|"team_\w+"|team-note/i;
    expect(files.filter(({ text }) => trace.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has no code that could send anything, beyond what is listed here with its reason', () => {
    const left = ACCEPTED.map(({ times }) => times);
    const surprises: string[] = [];
    for (const { path, text } of readBuiltFiles(browser, /\.(js|html|css|json|svg)$/)) {
      for (const { index, 0: name } of text.matchAll(WAYS_OUT)) {
        const around = text.slice(Math.max(0, index - 60), index + 80);
        const which = ACCEPTED.findIndex((accepted) => accepted.around.test(around) && around.includes(name));
        if (which < 0 || (left[which] ?? 0) === 0) surprises.push(`${path}: ${around}`);
        else left[which] = (left[which] ?? 0) - 1;
      }
    }
    expect(surprises).toEqual([]);
    expect(ACCEPTED.filter((_, i) => (left[i] ?? 0) > 0).map(({ what }) => `no longer there: ${what}`)).toEqual([]);
  });

  it('has the library’s worker load all of its code as what Chromium keeps compiled', () => {
    const [first] = readBuiltFiles(browser, /library-worker-[^/]*\.js$/).filter(({ path }) => !path.includes('run-'));
    expect(first?.text).toMatch(/import\(`\.\/run-library-worker-/);
    expect(first?.text).not.toMatch(/^import\b|\bfrom\s*[`"']/);
    const [rest] = readBuiltFiles(browser, /run-library-worker-[^/]*\.js$/);
    expect(rest?.text).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  });

  it('keeps the browser from asking DNS for the hosts of links, in every page', () => {
    const pages = readBuiltFiles(browser, /\.html$/);
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['library.html', 'popup.html', 'sidepanel.html']),
    );
    const first = /<head>\s*<meta http-equiv="x-dns-prefetch-control" content="off">/;
    expect(pages.filter(({ text }) => !first.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('holds its licence, those of all that is bundled, and what it says of privacy and security', () => {
    const directory = builtExtension(browser);
    const read = (name: string) => readFileSync(join(directory, name), 'utf8');
    expect(read('LICENSE.txt')).toBe(readFileSync('LICENSE', 'utf8'));
    expect(read('PRIVACY.md')).toBe(readFileSync('docs/PRIVACY.md', 'utf8'));
    expect(read('SECURITY.md')).toBe(readFileSync('SECURITY.md', 'utf8'));
    expect(read('THIRD-PARTY-LICENSES.txt')).toBe(listLicences());
  });

  it('loads nothing of another place in its pages and styles', () => {
    const files = readBuiltFiles(browser, /\.(html|css)$/);
    const outside = files.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\/[^"')\s]*/g)].map(
        ([found]) => `${path}: ${found}`,
      ),
    );
    expect(outside).toEqual([]);
  });
});

it('the Firefox package is nobody else’s, and starts only where Trusted Types work', () => {
  const { gecko } = JSON.parse(
    readFileSync(join(builtExtension('firefox'), 'manifest.json'), 'utf8'),
  ).browser_specific_settings;
  expect(gecko.id).toMatch(/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/);
  expect(Number.parseFloat(gecko.strict_min_version)).toBeGreaterThanOrEqual(148);
});
