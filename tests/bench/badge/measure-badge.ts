import { setTimeout as rest } from 'node:timers/promises';
import { startPageServer } from '../../browser/page-server.ts';
import { quantile } from '../scale/quantile.ts';
import type { BadgeBrowser } from './badge-browser.ts';

/** Between two looks at the icon, ms: how much too long a figure may be. */
const LOOK_AGAIN_MS = 5;
/** Without a mark by then the page has no related post, ms. */
const SILENT_AFTER_MS = 4000;
/** Loads with the library open, and loads after each of which the background is stopped. */
const WARM_LOADS = 30;
const COLD_LOADS = 12;

export interface BadgeFigures {
  /** From the end of the page's load to the mark on its icon, ms; the library was open, or had gone with the background. */
  warmP50Ms: number;
  warmP95Ms: number;
  coldP50Ms: number;
  coldP95Ms: number;
  /** Loads that had a mark, of both kinds: the others have no related post and give no figure. */
  warmMarks: number;
  coldMarks: number;
}

/** Loads the pages and waits for the mark on the icon, first with the background at rest before each of them, then without. */
export async function measureBadge(
  browser: BadgeBrowser,
  pages: readonly (string | Uint8Array)[],
): Promise<BadgeFigures> {
  const server = await startPageServer(Object.fromEntries(pages.map((body, i) => [`/${i}.html`, { body }])));
  try {
    const run = async (loads: number, isCold: boolean) => {
      const times: number[] = [];
      for (let i = 0; i < loads; i++) {
        if (isCold) await browser.stopBackground();
        const ms = await timeMark(browser, `${server.origin}/${i % pages.length}.html`);
        if (ms !== null) times.push(ms);
      }
      return times;
    };
    const cold = await run(COLD_LOADS, true);
    const warm = await run(WARM_LOADS, false);
    return {
      warmP50Ms: quantile(warm, 0.5),
      warmP95Ms: quantile(warm, 0.95),
      coldP50Ms: quantile(cold, 0.5),
      coldP95Ms: quantile(cold, 0.95),
      warmMarks: warm.length,
      coldMarks: cold.length,
    };
  } finally {
    await server.close();
  }
}

async function timeMark(browser: BadgeBrowser, url: string): Promise<number | null> {
  const loadEnd = await browser.load(url);
  while (Date.now() - loadEnd < SILENT_AFTER_MS) {
    if ((await browser.readBadge()) !== '') return Math.max(0, Date.now() - loadEnd);
    await rest(LOOK_AGAIN_MS);
  }
  return null;
}
