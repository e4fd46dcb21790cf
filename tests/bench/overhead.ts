// What the extension costs on pages: load time, CPU and memory of 20 pages without it, with it, with the site allowed, and with
// the mark on the icon as well. All in one run, in turns, so that a busy machine is busy for each of them.
//   npm run bench:overhead -- [--rounds 3] [--save | --json OUT]      Builds nothing: run `npm run build` first.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension } from '../browser/built-extension.ts';
import { type Chromium, launchChromium } from '../browser/chromium.ts';
import { type PageServer, startPageServer } from '../browser/page-server.ts';
import { switchBadgeOn } from './badge/switch-badge-on.ts';
import { measureProcesses } from './measure-processes.ts';
import { openBareChromium } from './open-bare-chromium.ts';
import { quantile } from './scale/quantile.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    /** Writes tests/bench/overhead.json, from which npm run figures writes the documents. */
    save: { type: 'boolean' },
  },
});
const PAGES = 20;
const SITUATIONS = ['without', 'notAllowed', 'allowed', 'badge'] as const;
type Situation = (typeof SITUATIONS)[number];

interface Sample {
  /** Milliseconds from the navigation's start to the end of the load event, for each page. */
  loads: number[];
  /** CPU seconds of the whole browser for all pages. */
  cpu: number;
  /** MiB of the whole browser at the end, shared pages counted once for each process. */
  memory: number;
}

const [loadBefore = 0] = loadavg();
const server = await startPageServer(
  Object.fromEntries(
    Array.from({ length: PAGES }, (_, i) => {
      const body = readFileSync(i % 2 === 0 ? 'data/sample/page.html' : 'data/sample/unrelated.html', 'utf8');
      return [`/${i}.html`, { body: body.replace('<title>', `<title>${i} `) }];
    }),
  ),
);
const samples = new Map<Situation, Sample[]>(SITUATIONS.map((situation) => [situation, []]));
try {
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const situation of SITUATIONS) samples.get(situation)?.push(await measure(situation, server));
  }
} finally {
  await server.close();
}

const rows = SITUATIONS.map((situation) => {
  const all = samples.get(situation) ?? [];
  const figures = {
    loadMedianMs: round1(median(all.flatMap(({ loads }) => loads))),
    loadP95Ms: round1(
      quantile(
        all.flatMap(({ loads }) => loads),
        0.95,
      ),
    ),
    cpuSeconds: round1(median(all.map(({ cpu }) => cpu))),
    memoryMiB: Math.round(median(all.map(({ memory }) => memory))),
  };
  return [situation, figures] as const;
});
const bySituation = Object.fromEntries(rows);
console.table(bySituation);
const run = { pages: PAGES, rounds: Number(values.rounds), loadBefore, loadAfter: loadavg()[0] ?? 0 };
const json = values.save ? join(import.meta.dirname, 'overhead.json') : values.json;
if (json) writeFileSync(json, `${JSON.stringify({ ...run, ...bySituation }, null, 2)}\n`);

async function measure(situation: Situation, { origin }: PageServer): Promise<Sample> {
  const opened = situation === 'without' ? await openBareChromium() : await openWithExtension(situation);
  try {
    const { browser } = opened;
    const pid = browser.process()?.pid ?? 0;
    const before = measureProcesses(pid);
    const loads: number[] = [];
    const tab = await browser.newPage();
    for (let i = 0; i < PAGES; i++) {
      await tab.goto(`${origin}/${i}.html`, { waitUntil: 'load' });
      // What runs after the load (the badge) belongs to the page's cost.
      await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
      loads.push(
        await tab.evaluate(() => {
          const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          return entry ? entry.loadEventEnd - entry.startTime : Number.NaN;
        }),
      );
    }
    const after = measureProcesses(pid);
    return { loads, cpu: after.cpuSeconds - before.cpuSeconds, memory: after.memoryMiB };
  } finally {
    await opened.close();
  }
}

async function openWithExtension(situation: Situation): Promise<Chromium> {
  const chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    allowedSites: situation === 'notAllowed' ? [] : ['http://127.0.0.1/*'],
  });
  if (situation === 'badge') await switchBadgeOn(chromium);
  return chromium;
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

function round1(number: number): number {
  return Math.round(number * 10) / 10;
}
