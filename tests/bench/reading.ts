// npm run bench:reading -- --pages DIR_OR_TAR_ZST --truth FILE [--json OUT] [--run OUT.jsonl] [--reader FILE]
//
// Serves each saved page to real Chromium, its scripts and every request outside it blocked, runs the built page reader
// in an isolated world as scripting.executeScript does, and compares what it returns with the page's known main text.
// --reader names another built reader than the production build's (for comparing two).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../scripts/find-browser.mjs';
import { readPageArchive } from './page-archive.ts';
import { figuresByPrefix, type PageScore, type PageTruth, type PrefixFigures, scorePage } from './reading-score.ts';

const ROOT = join(import.meta.dirname, '../..');
const OUT_DIR = process.env.PANGZHENG_OUT_DIR || '.output';
const BUILT_READER = resolve(ROOT, OUT_DIR, 'chrome-mv3/page-reader.js');
const USAGE =
  'npm run bench:reading -- --pages DIR_OR_TAR_ZST --truth FILE [--json OUT] [--run OUT.jsonl] [--reader FILE]';
/** A page that takes longer counts as read with no text. */
const PAGE_TIMEOUT_MS = 60_000;

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    truth: { type: 'string' },
    json: { type: 'string' },
    run: { type: 'string' },
    reader: { type: 'string' },
  },
});
if (!values.pages || !values.truth) {
  console.error(`Say which pages to read and where their main texts are:\n${USAGE}`);
  process.exit(2);
}

const pages = readPageArchive(values.pages);
const truths = readTruth(values.truth);
const reader = readFileSync(values.reader ?? builtReader(), 'utf8')
  .trim()
  .replace(/;$/, '');
const scores: PageScore[] = [];
const run: string[] = [];
const failures: string[] = [];
const browser = await launch();
try {
  for (const truth of truths) {
    const html = pages.get(truth.id);
    if (html === undefined) {
      failures.push(`${truth.id}: no such file among the pages`);
      continue;
    }
    const { text, ms } = await readInBrowser(browser, truth, html).catch((error: unknown) => {
      failures.push(`${truth.id}: ${String(error)}`);
      return { text: '', ms: PAGE_TIMEOUT_MS };
    });
    scores.push(scorePage(truth, text, ms));
    run.push(JSON.stringify({ id: truth.id, text, ms }));
  }
} finally {
  await browser.close();
}

const figures = figuresByPrefix(scores);
if (values.run) writeFileSync(values.run, `${run.join('\n')}\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`);
printFigures(figures);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;

function builtReader(): string {
  if (!existsSync(BUILT_READER)) {
    console.error('No production build yet: npm run build');
    const build = spawnSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    if (build.status !== 0)
      throw new Error('npm run build failed. Repair that first; the bench reads with the built script.');
  }
  return BUILT_READER;
}

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found. Install one or name it in PANGZHENG_BROWSER.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  return puppeteer.launch({ executablePath, pipe: true, args: [...args, '--disable-sync', '--no-first-run'] });
}

async function readInBrowser(browser: Browser, truth: PageTruth, html: Buffer): Promise<{ text: string; ms: number }> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await page.setRequestInterception(true);
    let served = false;
    page.on('request', (request) => {
      if (served || !request.isNavigationRequest()) {
        void request.abort();
        return;
      }
      served = true;
      void request.respond({
        contentType: 'text/html; charset=utf-8',
        headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" },
        body: html,
      });
    });
    await page.goto(truth.url, { waitUntil: 'domcontentloaded' });
    const session = await page.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'reader' });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: world.executionContextId,
      returnByValue: true,
      expression: `(() => { const start = performance.now(); const page = ${reader}; return { text: page.text, ms: performance.now() - start }; })()`,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return { text: String(result.value.text), ms: Number(result.value.ms) };
  } finally {
    await page.close();
  }
}

function readTruth(path: string): PageTruth[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (line.trim() === '') return [];
    const fields: Record<string, unknown> = JSON.parse(line);
    const id = String(fields.id);
    const snippets = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
    return {
      id,
      url: typeof fields.url === 'string' ? fields.url : `https://saved.invalid/${id}/page.html`,
      text: typeof fields.text === 'string' ? fields.text : null,
      with: snippets(fields.with),
      without: snippets(fields.without),
    };
  });
}

function printFigures(figures: Map<string, PrefixFigures>): void {
  const cell = (value: number | null, digits: number) => (value === null ? '-' : value.toFixed(digits)).padStart(9);
  console.log('prefix           pages       F1   F1>=.9     with  without   median      p95 (ms)');
  for (const [name, row] of figures) {
    console.log(
      name.padEnd(16) +
        String(row.pages).padStart(6) +
        cell(row.f1, 4) +
        cell(row.shareAtLeast90, 3) +
        cell(row.withFound, 3) +
        cell(row.withoutAbsent, 3) +
        cell(row.medianMs, 1) +
        cell(row.p95Ms, 1),
    );
  }
}
