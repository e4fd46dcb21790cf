import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page as BrowserPage, ElementHandle } from 'puppeteer-core';
import { createPage } from '../../utils/page/page.ts';
import { type Chromium, launchChromium } from '../browser/chromium.ts';
import { openLibraryProbe } from '../browser/library/library-probe.ts';
import { startPageServer } from '../browser/page-server.ts';
import { measureLongTasks } from './scale/measure-long-tasks.ts';
import { pinExtension } from './scale/pin-extension.ts';
import { readExtensionPeakBytes } from './scale/process-memory.ts';
import { quantile } from './scale/quantile.ts';
import { type BenchDocument, readDocuments } from './scale/read-documents.ts';

const USAGE = `npm run bench:scale -- --docs FILE [--docs FILE...] --posts N [--json OUT] [--dir BUILT_EXTENSION]
npm run bench:scale -- --engines --docs FILE... --posts N [--queries FILE --labels FIELD [--exclude FIELD]] [--json OUT]`;

/** Restarts of the browser for the cold figure, as the issue asks. */
const COLD_RUNS = 5;
/** Real pages for the warm figures. */
const WARM_PAGES = 200;
/** Titles typed letter by letter, and letters of each. */
const TYPED_QUERIES = 40;
const TYPED_LETTERS = 6;
/** Posts of one answer, as the popup asks. */
const LIMIT = 10;
/** The longest that 100,000 posts may take to import on a slow machine. */
const IMPORT_WAIT_MS = 1_800_000;
/** The longest wait for the import's segments to be joined, and how often to look. */
const MAINTENANCE_WAIT_MS = 120_000;
const MAINTENANCE_LOOK_MS = 1_000;
/** Between two questions whether it is done: the error of the seconds that are reported. */
const ASK_AGAIN_MS = 50;

export interface ScaleFigures {
  posts: number;
  /** From choosing the file to the preview: everything read once and compared with the library. */
  previewSeconds: number;
  /** From the click on "import" to the end, everything committed. */
  importSeconds: number;
  postsPerSecond: number;
  /** Main-thread tasks over 50 ms of the library page while previewing and importing, ms each. */
  longTasks: number[];
  /** The same of what is done afterwards, in library page and popup, with the longest posts there are among the others. */
  surfaceLongTasks: Record<string, number[]>;
  /** Index and table of all segments, as stored. */
  storedBytes: number;
  /** UTF-8 bytes of titles and texts. */
  sourceBytes: number;
  /** All that the extension keeps on the disk, posts included, as the browser counts it. */
  diskBytes: number;
  coldMs: number;
  warmP50Ms: number;
  warmP95Ms: number;
  typedP50Ms: number;
  typedP95Ms: number;
  /** Of the processes that run the extension's pages: while importing, and while answering. */
  peakMemoryBytes: number | null;
  answerPeakMemoryBytes: number | null;
}

const { values: options } = parseArgs({
  options: {
    docs: { type: 'string', multiple: true },
    posts: { type: 'string' },
    json: { type: 'string' },
    dir: { type: 'string' },
    engines: { type: 'boolean' },
    queries: { type: 'string' },
    labels: { type: 'string' },
    exclude: { type: 'string' },
  },
});
if (!options.docs?.length || !options.posts) {
  console.error(USAGE);
  process.exit(2);
}
if (options.engines) process.exit(compareEngines());
const figures = await measureScale(options.docs, Number(options.posts));
for (const [name, value] of Object.entries(figures)) console.log(`${name}\t${JSON.stringify(value)}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);

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

/** Imports the posts into the real extension in a real Chromium and measures what a reader would feel. */
async function measureScale(docs: readonly string[], wanted: number): Promise<ScaleFigures> {
  const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-scale-'));
  try {
    const extensionDir = options.dir ?? buildExtension(scratch);
    const input = await prepare(docs, wanted, join(scratch, 'posts.json'));
    const profileDir = join(scratch, 'profile');
    let extensionId = '';
    const imported = await runWith(profileDir, extensionDir, (chromium) => {
      extensionId = chromium.extensionId;
      return importAll(chromium, join(scratch, 'posts.json'));
    });
    pinExtension(profileDir, extensionId);
    console.error(`imported in ${imported.importSeconds.toFixed(1)} s`);
    const cold: number[] = [];
    for (let run = 0; run < COLD_RUNS; run++) {
      const page = input.pages[run % input.pages.length];
      if (page) cold.push(await runWith(profileDir, extensionDir, (chromium) => openCold(chromium, page)));
    }
    console.error(`cold ${cold.map((ms) => ms.toFixed(0)).join(' ')} ms`);
    const answers = await runWith(profileDir, extensionDir, (chromium) => answer(chromium, extensionDir, input.pages));
    // Last, for it adds posts.
    const surfaceLongTasks = await runWith(profileDir, extensionDir, (chromium) => measureLongTasks(chromium, scratch));
    return {
      posts: input.count,
      ...imported,
      postsPerSecond: input.count / imported.importSeconds,
      sourceBytes: input.sourceBytes,
      coldMs: quantile(cold, 0.5),
      ...answers,
      surfaceLongTasks,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function buildExtension(scratch: string): string {
  execFileSync('npx', ['wxt', 'build', '-b', 'chrome', '--mv3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PANGZHENG_OUT_DIR: join(scratch, 'out') },
  });
  return join(scratch, 'out', 'chrome-mv3');
}

interface Input {
  count: number;
  sourceBytes: number;
  /** Real pages that are not among the imported posts where the files hold enough; else from among them. */
  pages: BenchDocument[];
}

/** Writes the documents as a file of our own schema, as a reader would choose it. */
async function prepare(docs: readonly string[], wanted: number, file: string): Promise<Input> {
  const out = createWriteStream(file);
  out.write('{"schema":"pangzheng.posts","version":1,"posts":[');
  const input: Input = { count: 0, sourceBytes: 0, pages: [] };
  const spare: BenchDocument[] = [];
  for await (const document of readDocuments(docs)) {
    if (input.count >= wanted) {
      if (spare.push(document) >= WARM_PAGES) break;
      continue;
    }
    const { title, text, url, date, tags } = document;
    const post = { title, text, url, publishedAt: date ?? '', tags };
    if (!out.write(`${input.count === 0 ? '' : ','}\n${JSON.stringify(post)}`)) await once(out, 'drain');
    input.count++;
    input.sourceBytes += Buffer.byteLength(title) + Buffer.byteLength(text);
    if (input.count % Math.max(1, Math.floor(wanted / WARM_PAGES)) === 0) input.pages.push(document);
  }
  out.end('\n]}\n');
  await once(out, 'finish');
  input.pages = (spare.length >= WARM_PAGES ? spare : input.pages).slice(0, WARM_PAGES);
  return input;
}

async function runWith<T>(
  profileDir: string,
  extensionDir: string,
  work: (chromium: Chromium) => Promise<T>,
): Promise<T> {
  const chromium = await launchChromium({ extensionDir, profileDir });
  try {
    return await work(chromium);
  } finally {
    await chromium.close();
  }
}

type ImportFigures = Pick<
  ScaleFigures,
  'previewSeconds' | 'importSeconds' | 'longTasks' | 'storedBytes' | 'diskBytes' | 'peakMemoryBytes'
>;

/** The library page, driven as a reader does: choose a file, look at the preview, click. */
async function importAll(chromium: Chromium, file: string): Promise<ImportFigures> {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`chrome-extension://${chromium.extensionId}/library.html?section=import`);
  const input = await page.waitForSelector('input[data-testid="import-files"]');
  if (!input) throw new Error('The library page has no field for files.');
  await forgetLongTasks(page); // those of loading the page itself
  const chosenAt = performance.now();
  await input.uploadFile(file);
  const run = await waitLong(page, 'button[data-testid="import-run"]:enabled');
  const previewSeconds = (performance.now() - chosenAt) / 1000;
  const startedAt = performance.now();
  await run.click();
  await waitLong(page, 'button[data-testid="import-open-posts"]');
  const importSeconds = (performance.now() - startedAt) / 1000;
  const longTasks = await page.evaluate(() => (globalThis as { longTasks?: number[] }).longTasks ?? []);
  const stored = await waitForMaintenance(page);
  return {
    previewSeconds,
    importSeconds,
    longTasks,
    ...stored,
    peakMemoryBytes: readExtensionPeakBytes(chromium.browser.process()?.pid ?? -1),
  };
}

/** Waits longer than one question to the browser may stay open, by asking again and again. */
async function waitLong(page: BrowserPage, selector: string): Promise<ElementHandle<Element>> {
  for (const started = performance.now(); performance.now() - started < IMPORT_WAIT_MS; await rest(ASK_AGAIN_MS)) {
    const found = await page.$(selector);
    if (found) return found;
  }
  throw new Error(`The library page did not show ${selector} within ${IMPORT_WAIT_MS / 1000} s.`);
}

function forgetLongTasks(page: BrowserPage): Promise<void> {
  return page.evaluate(() => {
    (globalThis as { longTasks?: number[] }).longTasks?.splice(0);
  });
}

/** The page joins the import's segments once nobody asks it anything; what is stored then is what stays. */
async function waitForMaintenance(page: BrowserPage): Promise<{ storedBytes: number; diskBytes: number }> {
  for (const started = performance.now(); ; await rest(MAINTENANCE_LOOK_MS)) {
    const { segmentCount, ...stored } = await page.evaluate(readStored);
    if (segmentCount === 1 || performance.now() - started > MAINTENANCE_WAIT_MS) return stored;
  }
}

/** Runs in a page of the extension. */
async function readStored(): Promise<{ segmentCount: number; storedBytes: number; diskBytes: number }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('library');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const manifest = await new Promise<{ segments: { bytes: number }[] }>((resolve, reject) => {
    const request = database.transaction('manifest').objectStore('manifest').get('current');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  const { usage } = await navigator.storage.estimate();
  const storedBytes = manifest.segments.reduce((sum, { bytes }) => sum + bytes, 0);
  return { segmentCount: manifest.segments.length, storedBytes, diskBytes: usage ?? 0 };
}

/** From the click on the toolbar icon to the first related post painted, in a browser just started. */
async function openCold(chromium: Chromium, shown: BenchDocument): Promise<number> {
  const server = await startPageServer({ '/': { body: toHtml(shown) } });
  try {
    const tab = await chromium.openTab(`${server.origin}/`);
    const clickedAt = Date.now();
    await chromium.extension.triggerAction(tab);
    const popup = await chromium.waitForPage('popup.html');
    // Looks at every frame of the popup; the frame after the one that first holds the post has painted it.
    const painted = await popup.waitForFunction(
      () =>
        document.querySelector('[data-testid="related-post"]') &&
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        }),
      { polling: 'raf' },
    );
    const paintedAt = (await painted.jsonValue()) ?? Number.NaN;
    return paintedAt - clickedAt;
  } finally {
    await server.close();
  }
}

function toHtml({ title, text }: BenchDocument): string {
  const paragraphs = text.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<article><h1>${escapeHtml(title)}</h1>${paragraphs.join('\n')}</article></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type AnswerFigures = Pick<
  ScaleFigures,
  'warmP50Ms' | 'warmP95Ms' | 'typedP50Ms' | 'typedP95Ms' | 'answerPeakMemoryBytes'
>;

/** Pages and keystrokes, one after another, as a view sends them to the worker. */
async function answer(
  chromium: Chromium,
  extensionDir: string,
  documents: readonly BenchDocument[],
): Promise<AnswerFigures> {
  const probe = await openLibraryProbe(chromium, extensionDir);
  const pages = documents.map(({ title, text }, i) => createPage({ title, text, url: `https://bench.example/${i}` }));
  const find = (page: (typeof pages)[number]) => ({
    name: 'find',
    args: [page, { disabledKeywords: [], limit: LIMIT }],
  });
  await probe.callEach(pages.slice(0, 5).map(find)); // loads the library
  const warm = await probe.callEach(pages.map(find));
  const typed = await probe.callEach(
    documents.slice(0, TYPED_QUERIES).flatMap(({ title }) =>
      Array.from({ length: Math.min(TYPED_LETTERS, title.length) }, (_, i) => ({
        name: 'search',
        args: [title.slice(0, i + 1), LIMIT],
      })),
    ),
  );
  const answerPeakMemoryBytes = readExtensionPeakBytes(chromium.browser.process()?.pid ?? -1);
  await probe.close();
  const warmMs = warm.map(({ ms }) => ms);
  const typedMs = typed.map(({ ms }) => ms);
  return {
    warmP50Ms: quantile(warmMs, 0.5),
    warmP95Ms: quantile(warmMs, 0.95),
    typedP50Ms: quantile(typedMs, 0.5),
    typedP95Ms: quantile(typedMs, 0.95),
    answerPeakMemoryBytes,
  };
}
