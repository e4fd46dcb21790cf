// How long after a page's load the mark stands on the icon: over the seven posts of the package and over a large library, with
// the library open and after the browser stopped the background, in Chromium and Firefox.
//   npm run bench:badge -- --docs FILE --posts 60000 [--browser chromium,firefox] [--save]      Builds nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension } from '../browser/built-extension.ts';
import { samplePages } from '../browser/sample-pages.ts';
import { openChromiumBadge } from './badge/chromium-badge.ts';
import { openFirefoxBadge } from './badge/firefox-badge.ts';
import { type BadgeFigures, measureBadge } from './badge/measure-badge.ts';
import { openChromium } from './scale/chromium-browser.ts';
import { openFirefox } from './scale/firefox-browser.ts';
import { measureImport } from './scale/measure-import.ts';
import { toHtml } from './scale/measure-opening.ts';
import { preparePosts } from './scale/prepare-posts.ts';

const { values } = parseArgs({
  options: {
    docs: { type: 'string', multiple: true, default: [] },
    posts: { type: 'string', default: '60000' },
    browser: { type: 'string', default: 'chromium,firefox' },
    /** Writes tests/bench/badge-BROWSER-POSTS.json for each, from which npm run figures writes the documents. */
    save: { type: 'boolean', default: false },
  },
});

/** The posts that a fresh installation holds. */
const PACKAGED_POSTS = 7;
const SALE = samplePages()['/sale.html']?.body ?? '';

for (const browser of values.browser.split(',')) {
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error(`No browser is called ${browser}.`);
  const sizes = values.docs.length === 0 ? [PACKAGED_POSTS] : [PACKAGED_POSTS, Number(values.posts)];
  for (const posts of sizes) {
    const [loadBefore = 0] = loadavg();
    const figures = { browser, posts, ...(await measure(browser, posts)), loadBefore, loadAfter: loadavg()[0] ?? 0 };
    console.table(figures);
    const json = join(import.meta.dirname, `badge-${browser}-${posts}.json`);
    if (values.save) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

async function measure(browser: 'chromium' | 'firefox', posts: number): Promise<BadgeFigures> {
  const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-badge-'));
  try {
    const profileDir = join(scratch, 'profile');
    const extensionDir = builtExtension(browser === 'chromium' ? 'chrome' : 'firefox');
    const pages = posts === PACKAGED_POSTS ? [SALE] : await fill(browser, extensionDir, profileDir, scratch, posts);
    const opened = await (browser === 'chromium' ? openChromiumBadge : openFirefoxBadge)(extensionDir, profileDir);
    try {
      return await measureBadge(opened, pages);
    } finally {
      await opened.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Imports the posts as a reader does, and gives real pages that are not among them. */
async function fill(
  browser: 'chromium' | 'firefox',
  extensionDir: string,
  profileDir: string,
  scratch: string,
  posts: number,
): Promise<string[]> {
  const file = join(scratch, 'posts.json');
  const { pages } = await preparePosts(values.docs, posts, file);
  const opened = await (browser === 'chromium' ? openChromium : openFirefox)(extensionDir, profileDir);
  try {
    await measureImport(opened, file);
  } finally {
    await opened.close();
  }
  return pages.map(toHtml);
}
