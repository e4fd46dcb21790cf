import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../browser/chromium.ts';
import { samplePages } from '../browser/sample-pages.ts';
import { openChromium } from './scale/chromium-browser.ts';
import { openFirefox } from './scale/firefox-browser.ts';
import { type AnswerFigures, measureAnswers } from './scale/measure-answers.ts';
import { type ImportFigures, measureImport } from './scale/measure-import.ts';
import { measureLongTasks } from './scale/measure-long-tasks.ts';
import { measureOpening, toHtml } from './scale/measure-opening.ts';
import { preparePosts } from './scale/prepare-posts.ts';
import { quantile } from './scale/quantile.ts';
import type { ScaleBrowser } from './scale/scale-browser.ts';

const USAGE = `npm run bench:scale -- --docs FILE [--docs FILE...] --posts N[,N...] [--browser chromium,firefox] [--save | --json OUT] [--dir BUILT]
npm run bench:scale -- --engines --docs FILE... --posts N [--queries FILE --labels FIELD [--exclude FIELD]] [--json OUT]`;

/** Restarts of the browser for the cold figure, as the issue asks. */
const COLD_RUNS = 5;
/** Openings of the popup over the seven packaged posts, in one browser; the first of them is not counted. */
const SEVEN_RUNS = 6;

export interface ScaleFigures extends ImportFigures, AnswerFigures {
  browser: string;
  posts: number;
  /** Posts put together from sentences of two others (prepare-posts.ts). */
  recombinedPosts: number;
  postsPerSecond: number;
  /** Index and tables as stored, of the bytes of titles and texts. */
  storedShare: number;
  /** Peak memory in MB (10^6 bytes): importing, answering, and what of the latter is the process's own. */
  importPeakMB: number | null;
  answerPeakMB: number | null;
  answerOwnMB: number | null;
  /** UTF-8 bytes of titles and texts. */
  sourceBytes: number;
  /** From the click to the first post in a browser just started, median of COLD_RUNS; and from the popup's document on. */
  coldMs: number;
  coldDocumentMs: number;
  /** The same over the seven posts of the package alone, the browser running. */
  sevenMs: number;
  sevenDocumentMs: number;
  /** Long tasks of what is done afterwards, in library page and popup, with the longest posts there are among the others. */
  surfaceLongTasks?: Record<string, number[]>;
  /** Processes that wanted a processor, averaged over the minute before the run and before its end. */
  loadBefore: number;
  loadAfter: number;
}

const { values: options } = parseArgs({
  options: {
    docs: { type: 'string', multiple: true },
    posts: { type: 'string' },
    browser: { type: 'string', default: 'chromium' },
    json: { type: 'string' },
    /** Writes tests/bench/scale-BROWSER-POSTS.json for each, from which npm run figures writes the documents. */
    save: { type: 'boolean' },
    dir: { type: 'string' },
    engines: { type: 'boolean' },
    queries: { type: 'string' },
    labels: { type: 'string' },
    exclude: { type: 'string' },
  },
});
const { docs = [] } = options;
const browsers = options.browser.split(',');
const sizes = options.posts?.split(',').map(Number) ?? [];
const isKnown = browsers.every((browser) => browser === 'chromium' || browser === 'firefox');
if (docs.length === 0 || sizes.length === 0 || sizes.some((size) => !(size > 0)) || !isKnown) {
  console.error(USAGE);
  process.exit(2);
}
if (options.engines) process.exit(compareEngines());
for (const size of sizes) {
  for (const browser of browsers) {
    const figures = await measureScale(docs, size, browser === 'chromium');
    for (const [name, value] of Object.entries(figures)) console.log(`${name}\t${JSON.stringify(value)}`);
    const json = options.save ? join(import.meta.dirname, `scale-${browser}-${size}.json`) : options.json;
    if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** The same documents and pages in our engine, MiniSearch and FlexSearch, in Node (engines.ts). Returns its exit code. */
function compareEngines(): number {
  const { docs = [], posts, queries, labels, exclude, json } = options;
  const given = Object.entries({ posts, queries, labels, exclude, json }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  const args = [...docs.flatMap((file) => ['--docs', file]), ...given];
  const script = join(import.meta.dirname, 'engines.ts');
  return spawnSync(process.execPath, [...process.execArgv, script, ...args], { stdio: 'inherit' }).status ?? 1;
}

/** Imports the posts into the real extension in a real browser and measures what a reader would feel. */
async function measureScale(files: readonly string[], wanted: number, isChromium: boolean): Promise<ScaleFigures> {
  const [loadBefore = 0] = loadavg();
  const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-scale-'));
  try {
    const extensionDir = options.dir ?? buildExtension(scratch, isChromium ? 'chrome' : 'firefox');
    const open = isChromium ? openChromium : openFirefox;
    const profileDir = join(scratch, 'profile');
    const withBrowser = async <T>(work: (browser: ScaleBrowser) => Promise<T>, profile = profileDir): Promise<T> => {
      const browser = await open(extensionDir, profile);
      try {
        return await work(browser);
      } finally {
        await browser.close();
      }
    };
    const file = join(scratch, 'posts.json');
    const input = await preparePosts(files, wanted, file);

    const sevenProfile = join(scratch, 'seven');
    await withBrowser((browser) => browser.openLibrary('sources'), sevenProfile); // installs and pins
    const seven = await withBrowser(
      (browser) => measureOpening(browser, samplePages()['/sale.html']?.body ?? '', SEVEN_RUNS),
      sevenProfile,
    );
    const sevenWarm = seven.slice(1);
    console.error(`seven posts: ${seven.map(({ clickMs }) => clickMs.toFixed(0)).join(' ')} ms`);

    const imported = await withBrowser((browser) => measureImport(browser, file));
    rmSync(file);
    console.error(`imported in ${imported.importSeconds.toFixed(1)} s`);
    const cold = [];
    for (const page of input.pages) {
      if (cold.length === COLD_RUNS) break;
      cold.push(...(await withBrowser((browser) => measureOpening(browser, toHtml(page), 1))));
    }
    console.error(`cold ${cold.map(({ clickMs }) => clickMs.toFixed(0)).join(' ')} ms`);
    const answers = await withBrowser((browser) => measureAnswers(browser, input.pages));
    return {
      browser: isChromium ? 'chromium' : 'firefox',
      posts: input.count,
      recombinedPosts: input.recombinedCount,
      ...imported,
      postsPerSecond: input.count / imported.importSeconds,
      storedShare: imported.storedBytes / input.sourceBytes,
      sourceBytes: input.sourceBytes,
      coldMs: medianOf(cold.map(({ clickMs }) => clickMs)),
      coldDocumentMs: medianOf(cold.map(({ documentMs }) => documentMs)),
      sevenMs: medianOf(sevenWarm.map(({ clickMs }) => clickMs)),
      sevenDocumentMs: medianOf(sevenWarm.map(({ documentMs }) => documentMs)),
      ...answers,
      importPeakMB: toMB(imported.peakMemoryBytes),
      answerPeakMB: toMB(answers.answerPeakMemoryBytes),
      answerOwnMB: toMB(answers.answerOwnMemoryBytes),
      // Last, for it adds posts. Firefox has no observer of long tasks.
      ...(isChromium ? { surfaceLongTasks: await readSurfaceLongTasks(extensionDir, profileDir, scratch) } : {}),
      loadBefore,
      loadAfter: loadavg()[0] ?? 0,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function toMB(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1e6;
}

function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5);
}

async function readSurfaceLongTasks(extensionDir: string, profileDir: string, scratch: string) {
  const chromium = await launchChromium({ extensionDir, profileDir });
  try {
    return await measureLongTasks(chromium, scratch);
  } finally {
    await chromium.close();
  }
}

function buildExtension(scratch: string, browser: 'chrome' | 'firefox'): string {
  execFileSync('npx', ['wxt', 'build', '-b', browser, '--mv3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PANGZHENG_OUT_DIR: join(scratch, 'out') },
  });
  return join(scratch, 'out', `${browser}-mv3`);
}
